import { defineRule } from '../core/rule.js';
import { atLeast, equal, oneOf } from '../core/pattern.js';

const FULL = { 'tcp.largest_from_server': atLeast(1440) } as const;
const MADE = { see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } } as const;
const MISSING = { see: 'tcp.connection', where: { 'tcp.missing_from_server': atLeast(1000) } } as const;
const HOLE = { see: 'tcp.connection', where: { 'tcp.hole.bytes': atLeast(1000) } } as const;
const PINGS = { see: 'path.size-compared', where: { 'path.size.lost': atLeast(576) } } as const;

/** Microseconds after which a server has sent again what was lost by chance (RFC 6298: after one second, then two). */
const WAITED = 3_000_000;
const GIVEN_UP = { 'tcp.ended_by': equal('client'), 'event.duration': atLeast(WAITED) } as const;
const UNANSWERED = { 'http.request.method': equal('CONNECT'), 'error.kind': equal('read-timed-out') } as const;

export default defineRule({
  id: 'mtu-blackhole',
  cause: 'Full-size packets between manager and SSM do not arrive, while small ones do (MTU black hole).',
  stage: 'connect',
  severity: 'error',
  prior: 30,
  steps: {
    connected: { says: 'the TCP connection was established', seen: [MADE] },
    lost: { says: 'a full segment or more of one side does not arrive', seen: [MISSING, HOLE, PINGS] },
    waited: {
      says: 'the other side timed out waiting for the data',
      seen: [
        { see: 'tcp.connection', where: { 'tcp.hole.sent': atLeast(3) } },
        { see: 'tcp.connection', where: { ...MISSING.where, ...GIVEN_UP } },
        { see: 'manager.call', where: { 'error.kind': oneOf('read-timed-out', 'reset', 'closed', 'handshake-cut') } },
        { see: 'tls.handshake', where: { 'tls.outcome': oneOf('stalled', 'closed', 'reset') } },
      ],
    },
  },
  supports: {
    small: { says: 'small ones arrive meanwhile', decides: true, seen: [MISSING, PINGS] },
    tooBig: {
      says: 'a router reports that a packet is too big, and the sender keeps sending that size',
      decides: true,
      seen: [{ see: 'icmp.error', where: { 'error.kind': equal('too-big') } }],
    },
    later: {
      says: 'later data arrived: the receiver kept asking for the missing segment',
      seen: [{ see: 'tcp.connection', where: { 'tcp.hole.later_arrived': equal(true) } }],
    },
  },
  contradicts: {
    tunnel: {
      says: 'it was the answer to CONNECT that did not come, which is small',
      seen: [
        { see: 'manager.call', where: { 'proxy.failed': equal(true) } },
        { see: 'http.exchange', where: UNANSWERED },
      ],
    },
    fullSize: {
      says: 'a packet of full size arrived from the server',
      seen: [
        { see: 'tcp.connection', where: { ...FULL, 'tcp.missing_from_server': atLeast(1) } },
        { see: 'tcp.connection', where: { ...FULL, 'tcp.retransmissions': equal(0) } },
      ],
    },
  },
  explain:
    'The connection to {destination.ip} was established. {tcp.missing_from_server} bytes of the server never arrived; the largest segment that did had {tcp.largest_from_server} bytes. The {tcp.hole.from} sent the same {tcp.hole.bytes} bytes {tcp.hole.sent} times, and they were never acknowledged. Small packets pass and large ones are lost, and no ICMP error reports it (MTU black hole): a link on the path has a smaller MTU, and its ICMP "fragmentation needed" is filtered.',
  fix: [
    'Lower the MTU of the interface or the TCP MSS on the path (for example `ip tcp adjust-mss 1300` on the tunnel).',
    'Allow ICMP type 3 code 4 on the firewalls of the path.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`ping vpn 0 <ssm> size 1472 df-bit` is answered, or the MSS in the SYN is lower.'],
  risk: ['A lower MSS costs a little throughput on that path.'],
  collect: [
    { what: 'the largest packet that passes', host: 'manager', command: 'ping vpn 0 <ssm> size 1472 df-bit' },
    { what: 'a capture of the next attempt', host: 'manager', command: 'tcpdump vpn 0 interface eth0 options "-nn"' },
  ],
  notToBeConfusedWith: { 'read-timeout': 'there all packets arrive', 'path-went-silent': 'there all sizes are lost' },
  outranks: ['read-timeout'],
  references: ['RFC 2923 (TCP problems with path MTU discovery)', 'RFC 1191'],
});
