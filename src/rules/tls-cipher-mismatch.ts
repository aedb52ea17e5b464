import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'tls-cipher-mismatch',
  cause: 'Manager and SSM have no cipher suite (or group) in common.',
  stage: 'tls',
  severity: 'error',
  prior: 20,
  steps: {
    refused: {
      says: 'one side finds nothing it can use among what the other offers',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('cipher') } },
        { see: 'tls.handshake', where: { 'tls.alert.code': oneOf(40, 71) } },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain:
    '{error.message}. ' +
    'The alert handshake_failure (40) comes from a side that finds no set of parameters it can use; a server that asks for a client certificate may send it as well.',
  fix: ['Compare the cipher suites of both sides; update the older one.', 'Run "Sync Licenses and Refresh Devices".'],
  verify: ['openssl s_client to the SSM connects and shows a cipher.'],
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
  notToBeConfusedWith: { 'tls-version-mismatch': 'is answered with protocol_version (70)' },
  references: ['RFC 8446 section 6.2 (handshake_failure)'],
});
