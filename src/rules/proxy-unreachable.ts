import { defineRule } from '../core/rule.js';
import { equal, oneOf, present } from '../core/pattern.js';

export default defineRule({
  id: 'proxy-unreachable',
  cause: 'The manager cannot connect to its proxy.',
  stage: 'proxy',
  severity: 'error',
  prior: 30,
  steps: {
    failed: {
      says: 'the connection to the proxy fails',
      decides: true,
      seen: [
        {
          see: 'manager.call',
          where: {
            'proxy.failed': equal(true),
            'error.kind': oneOf(
              'connection-refused',
              'connect-timed-out',
              'no-route',
              'name-not-resolved',
              'name-server-failed',
            ),
          },
        },
        {
          see: 'tcp.connection',
          where: {
            'proxy.destination': present,
            'tcp.handshake': oneOf('refused', 'unanswered', 'failed'),
          },
        },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain: 'The manager uses the proxy {proxy.address}. ' + 'It could not connect to it: {error.message}.',
  fix: [
    "Check address and port of the proxy in the manager's settings, and that it is up and reachable from VPN 0.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`nc -vz` from the manager to the proxy connects.'],
  risk: ['The manager uses the same proxy for other calls to Cisco.'],
  collect: [
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: { 'no-answer-to-syn': 'is about the SSM, not the proxy' },
  outranks: [
    'no-answer-to-syn',
    'connection-refused',
    'host-unreachable',
    'dns-nxdomain',
    'dns-timeout',
    'dns-server-failure',
  ],
  references: ['Cisco: Proxy Server for SD-WAN Manager (alarm: HTTPS proxy server not reachable)'],
});
