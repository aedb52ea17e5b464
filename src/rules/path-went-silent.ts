import { defineRule } from '../core/rule.js';
import { atLeast, equal } from '../core/pattern.js';

export default defineRule({
  id: 'path-went-silent',
  cause: 'In the middle of the connection the path, or the other side, went silent.',
  stage: 'gateway',
  severity: 'error',
  prior: 15,
  steps: {
    connected: {
      says: 'the TCP connection was made',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
    silent: {
      says: 'from one moment on nothing that one side sent was acknowledged, whatever its size',
      seen: [{ see: 'tcp.connection', where: { 'tcp.hole.sent': atLeast(3), 'tcp.hole.later_arrived': equal(false) } }],
    },
  },
  contradicts: {
    later: {
      says: 'what was sent later arrived',
      seen: [{ see: 'tcp.connection', where: { 'tcp.hole.later_arrived': equal(true) } }],
    },
    missing: {
      says: 'the other side went on sending',
      seen: [{ see: 'tcp.connection', where: { 'tcp.missing_from_server': atLeast(1) } }],
    },
  },
  explain:
    'The {tcp.hole.from} sent the same {tcp.hole.bytes} bytes {tcp.hole.sent} times, and nothing came back. ' +
    'A firewall that dropped the session, a host that died or a path that broke look alike; so does an MTU black hole where the segment is a full one. ' +
    'A small packet on the same connection that is acknowledged decides for the MTU.',
  fix: [
    'Look at the firewalls on the way for a session that was closed or timed out at that second.',
    'Check that the other side was up at that second.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['A capture of the next sync shows every segment acknowledged.'],
  risk: ['None.'],
  collect: [
    { what: 'largest packet that passes', host: 'manager', command: 'ping vpn 0 <ssm> size 1472 df-bit' },
    { what: 'a capture on the SSM of the same attempt', host: 'ssm', command: 'tcpdump -i any -nn tcp port 8443' },
  ],
  notToBeConfusedWith: {
    'mtu-blackhole': 'small packets pass there',
    'read-timeout': 'the request is acknowledged there',
  },
  outranks: ['read-timeout'],
  references: ['RFC 9293 section 3.8.1 (retransmission)'],
});
