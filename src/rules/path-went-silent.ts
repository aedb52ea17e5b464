import { defineRule } from '../core/rule.js';
import { atLeast, equal } from '../core/pattern.js';

export default defineRule({
  id: 'path-went-silent',
  cause: 'In the middle of the connection, the path or the other side stopped responding.',
  stage: 'gateway',
  severity: 'error',
  prior: 15,
  steps: {
    connected: {
      says: 'the TCP connection was established',
      seen: [{ see: 'tcp.connection', where: { 'tcp.handshake': equal('completed') } }],
    },
    silent: {
      says: 'from one moment on, nothing that one side sent was acknowledged, whatever its size',
      seen: [
        {
          see: 'tcp.connection',
          where: { 'tcp.hole.sent': atLeast(3), 'tcp.hole.later_arrived': equal(false) },
        },
      ],
    },
  },
  contradicts: {
    later: {
      says: 'what was sent later arrived',
      seen: [{ see: 'tcp.connection', where: { 'tcp.hole.later_arrived': equal(true) } }],
    },
    missing: {
      says: 'the other side kept sending',
      seen: [{ see: 'tcp.connection', where: { 'tcp.missing_from_server': atLeast(1) } }],
    },
  },
  explain:
    'The {tcp.hole.from} sent the same {tcp.hole.bytes} bytes {tcp.hole.sent} times and got no answer. ' +
    'A firewall that dropped the session, a host that went down and a broken path look the same; so does an MTU black hole if the segment is full-size. ' +
    'If a small packet on the same connection is acknowledged, it is the MTU.',
  fix: [
    'Check the firewalls on the path for a session that was closed or timed out at that second.',
    'Check that the other side was up at that second.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['A capture of the next sync shows every segment acknowledged.'],
  risk: [],
  collect: [
    { what: 'the largest packet that passes', host: 'manager', command: 'ping vpn 0 <ssm> size 1472 df-bit' },
    { what: 'a capture on the SSM of the same attempt', host: 'ssm', command: 'tcpdump -i any -nn tcp port 8443' },
  ],
  notToBeConfusedWith: {
    'mtu-blackhole': 'there small packets pass',
    'read-timeout': 'there the request is acknowledged',
  },
  outranks: ['read-timeout'],
  references: ['RFC 9293 section 3.8.1 (retransmission)'],
});
