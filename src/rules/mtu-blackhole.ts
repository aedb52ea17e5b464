import { defineRule } from '../core/rule.js';
import { atLeast, equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'mtu-blackhole',
  cause: 'Full-size packets of the SSM do not arrive at the manager, and nobody says so (MTU black hole).',
  stage: 'connect',
  severity: 'error',
  prior: 30,
  steps: {
    connected: {
      says: 'the TCP connection was made',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
    lost: {
      says: 'a full segment or more of the server is missing while its small ones arrive',
      decides: true,
      seen: [
        { see: 'tcp.connection', where: { 'tcp.missing_from_server': atLeast(1000) } },
        { see: 'icmp.error', where: { 'icmp.type': equal(3), 'icmp.code': equal(4) } },
        { see: 'path.size-compared', where: { 'path.size.lost': atLeast(576) } },
      ],
    },
    waited: {
      says: 'the manager waited in vain',
      seen: [
        { see: 'manager.call', where: { 'error.kind': oneOf('read-timed-out', 'reset', 'closed', 'handshake-cut') } },
        { see: 'tls.handshake', where: { 'tls.outcome': oneOf('stalled', 'closed', 'reset') } },
      ],
    },
  },
  contradicts: {
    fullSize: {
      says: 'a packet of full size arrived from the server',
      seen: [{ see: 'tcp.connection', where: { 'tcp.largest_from_server': atLeast(1440) } }],
    },
  },
  explain:
    'The connection to {destination.ip} was made, {tcp.missing_from_server} bytes of the server never arrived, and the largest segment that did had {tcp.largest_from_server} bytes. ' +
    'Small packets pass and large ones vanish: a link on the way has a smaller MTU, and its "fragmentation needed" is filtered.',
  fix: [
    'Lower the MTU of the interface or the TCP MSS on the path (for example ip tcp adjust-mss 1300 on the tunnel).',
    'Let ICMP type 3 code 4 pass the firewalls on the way.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: [
    "ping with the don't-fragment bit and 1472 bytes of data passes between manager and SSM, or the MSS in the SYN is lower.",
  ],
  risk: ['A lower MSS costs a little throughput on that path, nothing else.'],
  collect: [
    { what: 'largest packet that passes', host: 'manager', command: 'ping vpn 0 <ssm> size 1472 df-bit' },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: { 'read-timeout': 'the packets all arrive there' },
  outranks: ['read-timeout'],
  references: ['RFC 2923 (TCP problems with path MTU discovery)', 'RFC 1191'],
});
