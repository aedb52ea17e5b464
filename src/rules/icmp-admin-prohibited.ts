import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'icmp-admin-prohibited',
  cause: 'A router or firewall on the way forbids the connection and says so by ICMP.',
  stage: 'connect',
  severity: 'error',
  prior: 30,
  steps: {
    prohibited: {
      says: 'a router answers "administratively prohibited"',
      decides: true,
      seen: [
        { see: 'icmp.error', where: { 'icmp.type': equal(3), 'icmp.code': oneOf(9, 10, 13) } },
        { see: 'icmp.error', where: { 'icmp.type': equal(1), 'icmp.code': equal(1) } },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain: '{source.ip} answered with ICMP type {icmp.type} code {icmp.code}: a filter there forbids this traffic.',
  fix: [
    'On the device with this address: allow TCP from the manager to the SSM on its port.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['nc from the manager to the address and port connects.'],
  risk: ['Opening a filter: for the manager and this port only.'],
  collect: [
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: { 'no-answer-to-syn': 'gets no ICMP' },
  outranks: ['host-unreachable', 'no-answer-to-syn'],
  references: ['RFC 1812 section 5.2.7.1 (codes 9, 10, 13)', 'RFC 4443 section 3.1'],
});
