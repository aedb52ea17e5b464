import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'icmp-admin-prohibited',
  cause: 'A router or firewall on the path blocks the connection and reports it by ICMP.',
  stage: 'connect',
  severity: 'error',
  prior: 30,
  steps: {
    unreachable: {
      says: 'the network reports that the host cannot be reached',
      seen: [
        { see: 'icmp.error', where: { 'error.kind': oneOf('unreachable', 'prohibited', 'port-unreachable') } },
        { see: 'manager.call', where: { 'error.kind': equal('no-route') } },
        { see: 'tcp.connection', where: { 'error.kind': equal('no-route') } },
      ],
    },
    prohibited: {
      says: 'a router answers "administratively prohibited"',
      decides: true,
      seen: [{ see: 'icmp.error', where: { 'error.kind': equal('prohibited') } }],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
    completed: {
      says: 'a connection of the same attempt was established',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
  },
  explain:
    '{source.ip} answered with ICMP type {icmp.type} code {icmp.code}: a filter there blocks this traffic. ' +
    'Linux raises "No route to host" for such an answer too (type 3, codes 10 and 13), and for a host that does not answer on the last link: the ICMP code in a capture decides.',
  fix: [
    'On the device with this address: allow TCP from the manager to the SSM on its port.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`nc -vz <ssm> 8443` on the manager connects.'],
  risk: ['Open the filter for the manager and this port only.'],
  collect: [
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: {
    'no-answer-to-syn': 'gets no ICMP',
    'host-unreachable': 'gets another ICMP code, or none',
  },
  outranks: ['host-unreachable', 'no-answer-to-syn'],
  references: [
    'RFC 1812 section 5.2.7.1 (codes 9, 10, 13)',
    'RFC 4443 section 3.1',
    'Linux net/ipv4/icmp.c (icmp_err_convert)',
  ],
});
