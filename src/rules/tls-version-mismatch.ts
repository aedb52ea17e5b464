import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'tls-version-mismatch',
  cause: 'Manager and SSM have no TLS version in common.',
  stage: 'tls',
  severity: 'error',
  prior: 40,
  steps: {
    refused: {
      says: 'one side refuses the TLS versions of the other',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('tls-version') } },
        { see: 'tls.handshake', where: { 'tls.alert.code': equal(70) } },
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
    'The server answers with the alert protocol_version (70), or Java itself has the version of the server switched off: the two have none in common.',
  fix: [
    'Update the older side: SSM On-Prem to a release with TLS 1.2 or later, or the manager.',
    'Check the TLS setting of the SSM (Security), which may exclude what the manager offers.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['openssl s_client -tls1_2 to the SSM connects.'],
  risk: ['Allowing older versions weakens every connection of the SSM.'],
  collect: [
    { what: 'versions that the SSM takes', host: 'manager', command: 'openssl s_client -connect <ssm>:8443 -tls1_2' },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: { 'tls-cipher-mismatch': 'is answered with handshake_failure (40)' },
  references: [
    'RFC 8446 section 6.2 (protocol_version)',
    'JDK 8 to 21: sun.security.ssl (ServerHello, ClientHandshaker)',
  ],
});
