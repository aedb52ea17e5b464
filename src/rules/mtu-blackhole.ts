import { defineRule } from '../core/rule.js';
import { atLeast, equal, oneOf } from '../core/pattern.js';

const FULL = { 'tcp.largest_from_server': atLeast(1440) } as const;
const MADE = { see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } } as const;
const MISSING = { see: 'tcp.connection', where: { 'tcp.missing_from_server': atLeast(1000) } } as const;
const HOLE = { see: 'tcp.connection', where: { 'tcp.hole.bytes': atLeast(1000) } } as const;
const PINGS = { see: 'path.size-compared', where: { 'path.size.lost': atLeast(576) } } as const;

/** Microseconds after which a server has sent again what was lost by chance (RFC 6298: after one second, then two). */
const WAITED = 3_000_000;

export default defineRule({
  id: 'mtu-blackhole',
  cause: 'Full-size packets between manager and SSM do not arrive, while small ones do (MTU black hole).',
  stage: 'connect',
  severity: 'error',
  prior: 30,
  steps: {
    connected: { says: 'the TCP connection was made', seen: [MADE] },
    lost: { says: 'a full segment or more of one side does not arrive', seen: [MISSING, HOLE, PINGS] },
    waited: {
      says: 'the other side waited in vain',
      seen: [
        { see: 'tcp.connection', where: { 'tcp.hole.sent': atLeast(3) } },
        {
          see: 'tcp.connection',
          where: {
            'tcp.missing_from_server': atLeast(1000),
            'tcp.ended_by': equal('client'),
            'event.duration': atLeast(WAITED),
          },
        },
        { see: 'manager.call', where: { 'error.kind': oneOf('read-timed-out', 'reset', 'closed', 'handshake-cut') } },
        { see: 'tls.handshake', where: { 'tls.outcome': oneOf('stalled', 'closed', 'reset') } },
      ],
    },
  },
  supports: {
    small: { says: 'small ones arrive meanwhile', decides: true, seen: [MISSING, PINGS] },
    tooBig: {
      says: 'a router says that a packet is too big for the way, and the sender goes on with that size',
      decides: true,
      seen: [
        { see: 'icmp.error', where: { 'icmp.type': equal(3), 'icmp.code': equal(4) } },
        { see: 'icmp.error', where: { 'icmp.type': equal(2), 'icmp.code': equal(0) } },
      ],
    },
    later: {
      says: 'what was sent after it arrived: the receiver went on asking for the one that is missing',
      seen: [{ see: 'tcp.connection', where: { 'tcp.hole.later_arrived': equal(true) } }],
    },
  },
  contradicts: {
    fullSize: {
      says: 'a packet of full size arrived from the server',
      seen: [
        { see: 'tcp.connection', where: { ...FULL, 'tcp.missing_from_server': atLeast(1) } },
        { see: 'tcp.connection', where: { ...FULL, 'tcp.retransmissions': equal(0) } },
      ],
    },
  },
  explain:
    'The connection to {destination.ip} was made, {tcp.missing_from_server} bytes of the server never arrived, and the largest segment that did had {tcp.largest_from_server} bytes. ' +
    'The {tcp.hole.from} sent the same {tcp.hole.bytes} bytes {tcp.hole.sent} times, and they were never acknowledged. ' +
    'Small packets pass and large ones vanish: a link on the way has a smaller MTU, and its "fragmentation needed" is filtered.',
  fix: [
    'Lower the MTU of the interface or the TCP MSS on the path (for example ip tcp adjust-mss 1300 on the tunnel).',
    'Let ICMP type 3 code 4 pass the firewalls on the way.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['ping with 1472 bytes and no fragmentation passes, or the MSS in the SYN is lower.'],
  risk: ['A lower MSS costs a little throughput on that path, nothing else.'],
  collect: [
    { what: 'largest packet that passes', host: 'manager', command: 'ping vpn 0 <ssm> size 1472 df-bit' },
    { what: 'a capture of the next attempt', host: 'manager', command: 'tcpdump vpn 0 interface eth0 options "-nn"' },
  ],
  notToBeConfusedWith: {
    'read-timeout': 'the packets all arrive there',
    'path-went-silent': 'nothing of any size arrives there any more',
  },
  outranks: ['read-timeout'],
  references: ['RFC 2923 (TCP problems with path MTU discovery)', 'RFC 1191'],
});
