import { defineRule } from '../core/rule.js';
import { equal, oneOf, present } from '../core/pattern.js';

export default defineRule({
  id: 'tls-cipher-mismatch',
  cause: 'Manager and SSM have no cipher suite (or group) in common.',
  stage: 'tls',
  severity: 'error',
  prior: 20,
  steps: {
    refused: {
      says: 'one side cannot use anything that the other side offers',
      seen: [
        { see: 'manager.call', where: { 'error.kind': oneOf('cipher', 'handshake-refused') } },
        { see: 'tls.handshake', where: { 'tls.alert.code': oneOf(40, 71) } },
        { see: 'gateway.error', where: { 'error.kind': equal('cipher') } },
      ],
    },
  },
  supports: {
    said: {
      says: 'one side reports that there is no common cipher suite',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('cipher') } },
        { see: 'tls.handshake', where: { 'tls.alert.code': equal(71) } },
        { see: 'gateway.error', where: { 'error.kind': equal('cipher') } },
      ],
    },
    atHello: {
      says: 'the server refused the offer in the ClientHello at once',
      // A command offers its own suites, not those of the manager.
      seen: [{ see: 'tls.handshake', where: { 'tls.server.hello': equal(false), 'tls.client.versions': present } }],
    },
  },
  contradicts: {
    chosen: {
      says: 'the server chose a cipher suite, and ended the handshake later',
      seen: [{ see: 'tls.handshake', where: { 'tls.server.hello': equal(true), 'tls.alert.from': equal('server') } }],
    },
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain:
    '{error.message}. ' +
    'A side that cannot use any of the offered parameters sends the alert handshake_failure (40). ' +
    'Servers also send it for a missing client certificate, an unknown server name or an old TLS version. A capture shows whether the server chose a cipher first.',
  fix: ['Compare the cipher suites of both sides; update the older one.', 'Run "Sync Licenses and Refresh Devices".'],
  verify: ['`openssl s_client` to the SSM connects and shows a cipher.'],
  risk: ['Allowing older ciphers weakens every connection of the SSM.'],
  collect: [
    {
      what: 'the certificate chain that the SSM sends',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -servername <ssm> -showcerts',
    },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: {
    'tls-version-mismatch': 'is answered with protocol_version (70)',
    'client-certificate-required': 'the server chose a cipher there',
    'sni-rejected': 'the name is refused, mostly with unrecognized_name (112)',
  },
  references: ['RFC 8446 section 6.2 (handshake_failure)'],
});
