import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'tls-version-mismatch',
  cause: 'Manager and SSM have no TLS version in common.',
  stage: 'tls',
  severity: 'error',
  // Low, because nearly all servers answer with the alert of its own.
  prior: 15,
  steps: {
    refused: {
      says: 'one side refuses the TLS versions of the other',
      seen: [
        { see: 'manager.call', where: { 'error.kind': oneOf('tls-version', 'handshake-refused') } },
        { see: 'tls.handshake', where: { 'tls.alert.code': oneOf(40, 70) } },
        { see: 'gateway.error', where: { 'error.kind': equal('tls-version') } },
      ],
    },
  },
  supports: {
    said: {
      says: 'one side reports that it does not support the version',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('tls-version') } },
        { see: 'tls.handshake', where: { 'tls.alert.code': equal(70) } },
        { see: 'gateway.error', where: { 'error.kind': equal('tls-version') } },
      ],
    },
  },
  contradicts: {
    chosen: {
      says: 'the server chose a version, and ended the handshake later',
      seen: [
        {
          see: 'tls.handshake',
          where: { 'tls.server.hello': equal(true), 'tls.alert.from': equal('server') },
        },
      ],
    },
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain:
    '{error.message}. ' +
    'A server that supports none of the offered versions answers with the alert protocol_version (70). Java itself has old versions turned off. ' +
    'Some old servers send handshake_failure (40) instead.',
  fix: [
    'Update the older side: SSM On-Prem to a release with TLS 1.2 or later, or the manager.',
    'Check the TLS setting of the SSM (Security): it may exclude the versions that the manager offers.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`openssl s_client -connect <ssm>:8443 -tls1_2` connects.'],
  risk: ['Allowing older versions weakens every connection of the SSM.'],
  collect: [
    {
      what: 'TLS versions that the SSM accepts',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -tls1_2',
    },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: {
    'tls-cipher-mismatch': 'is answered with handshake_failure (40)',
    'client-certificate-required': 'the server chose a version there',
    'sni-rejected': 'the name is refused, mostly with unrecognized_name (112)',
  },
  references: [
    'RFC 8446 section 6.2 (protocol_version)',
    'JDK 8 to 21: sun.security.ssl (ServerHello, ClientHandshaker)',
  ],
});
