import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'host-unreachable',
  cause: 'There is no route to the SSM, or the last router on the path cannot reach it.',
  stage: 'connect',
  severity: 'error',
  prior: 30,
  steps: {
    unreachable: {
      says: 'the network reports that the host cannot be reached',
      seen: [
        {
          see: 'manager.call',
          where: { 'error.kind': equal('no-route'), 'proxy.failed': equal(false) },
        },
        { see: 'tcp.connection', where: { 'error.kind': equal('no-route') } },
        { see: 'icmp.error', where: { 'error.kind': oneOf('unreachable', 'time-exceeded') } },
      ],
    },
  },
  supports: {
    said: {
      says: 'a router reports by ICMP that it cannot reach the host',
      decides: true,
      seen: [{ see: 'icmp.error', where: { 'error.kind': equal('unreachable') } }],
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
    prohibited: {
      says: 'a router answers "administratively prohibited"',
      seen: [{ see: 'icmp.error', where: { 'error.kind': equal('prohibited') } }],
    },
  },
  explain:
    'The manager could not reach the SSM: {error.message}. ' +
    'Its own route table, address resolution on the last link, or an ICMP error of a router causes this error. ' +
    '"Time exceeded" (ICMP type 11, in IPv6 type 3) means that the packets run in a circle between routers until their time to live is used up. ' +
    'A filter that answers "administratively prohibited" causes the same text on Linux; the ICMP code in a capture decides.',
  fix: [
    'Check the route to the SSM in VPN 0 of the manager (`show ip route vpn 0`), and that the SSM is up in its own subnet.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`ping vpn 0 <ssm>` on the manager is answered.'],
  risk: ['A new route affects all traffic to that prefix.'],
  collect: [
    { what: 'the route table', host: 'manager', command: 'show ip route vpn 0' },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: {
    'no-answer-to-syn': 'gets no ICMP error',
    'icmp-admin-prohibited': 'is blocked rather than unreachable',
    'dns-wrong-address': 'uses the wrong address',
  },
  references: ['RFC 792 (destination unreachable)', 'java.net.NoRouteToHostException'],
});
