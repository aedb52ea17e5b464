import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'tls-handshake-reset',
  cause: 'The connection ends during the TLS handshake.',
  stage: 'tls',
  severity: 'error',
  prior: 20,
  steps: {
    cut: {
      says: 'the connection ends in the middle of the handshake',
      seen: [
        { see: 'manager.call', where: { 'error.kind': oneOf('handshake-cut', 'reset') } },
        { see: 'tls.handshake', where: { 'tls.outcome': oneOf('reset', 'closed') } },
      ],
    },
  },
  supports: {
    seen: {
      says: 'the capture shows who reset it, right after the handshake began',
      decides: true,
      seen: [{ see: 'tls.handshake', where: { 'tls.outcome': equal('reset') } }],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
    plain: {
      says: 'the server answered with something that is not TLS',
      seen: [{ see: 'tls.handshake', where: { 'tls.server.plain': equal(true) } }],
    },
    finished: {
      says: 'the handshake finished before the connection ended',
      seen: [{ see: 'tls.handshake', where: { 'tls.outcome': equal('finished') } }],
    },
  },
  explain:
    '{error.message}. ' +
    "Possible reasons: a firewall that filters by the server name in the ClientHello, or a server that fails at once. If the TTL differs from that of the server's other packets, a firewall ended it.",
  fix: [
    'Check for a firewall or IPS between manager and SSM that filters TLS by name or content.',
    "Check nginx's error log on the SSM at this time.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`openssl s_client` to the SSM completes its handshake.'],
  risk: [],
  collect: [
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: {
    'mtu-blackhole': 'there the handshake hangs',
    'connection-closed-by-server': 'there the handshake had finished',
  },
  references: ['RFC 9293 section 3.5.2 (reset)', 'JDK 8 and 11 on: sun.security.ssl (SSLSocketImpl)'],
});
