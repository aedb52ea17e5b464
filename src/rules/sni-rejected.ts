import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'sni-rejected',
  cause: 'The server does not accept the server name (SNI) that the client sends, or requires one and got none.',
  stage: 'tls',
  severity: 'error',
  prior: 8,
  steps: {
    refused: {
      says: 'the server refuses the ClientHello',
      seen: [
        { see: 'manager.call', where: { 'error.kind': oneOf('server-name-refused', 'handshake-refused') } },
        {
          see: 'tls.handshake',
          where: { 'tls.alert.from': equal('server'), 'tls.alert.code': oneOf(40, 112) },
        },
        { see: 'gateway.error', where: { 'error.kind': equal('server-name-refused') } },
      ],
    },
  },
  supports: {
    said: {
      says: 'the server reports that it does not know the name (alert unrecognized_name, 112)',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('server-name-refused') } },
        {
          see: 'tls.handshake',
          where: { 'tls.alert.from': equal('server'), 'tls.alert.code': equal(112) },
        },
        { see: 'gateway.error', where: { 'error.kind': equal('server-name-refused') } },
      ],
    },
  },
  contradicts: {
    chosen: {
      says: 'the server answered the ClientHello, and ended the handshake later',
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
    'The ClientHello named {tls.client.server_name}. ' +
    'The server name decides which server answers. A URL with an IP address sends none, nor does an old `openssl s_client` without `-servername`. ' +
    'A device in front of the SSM refuses in this way (HAProxy `strict-sni`, nginx `ssl_reject_handshake`); SSM On-Prem itself does not.',
  fix: [
    'Use the full name (FQDN) in the SSM server URL of the manager, not an address or a short name.',
    'On the load balancer or reverse proxy in front of the SSM: configure this name.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`openssl s_client -connect <ssm>:8443 -servername <ssm>` completes its handshake.'],
  risk: [],
  collect: [
    { what: 'the SSM server URL in the license settings of the manager', host: 'manager' },
    {
      what: 'the certificate chain that the SSM sends',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -servername <ssm> -showcerts',
    },
  ],
  notToBeConfusedWith: {
    'tls-cipher-mismatch': 'the alert is handshake_failure (40) there',
    'tls-version-mismatch': 'the alert is protocol_version (70) there',
    'client-certificate-required': 'the server chose a cipher there',
  },
  references: ['RFC 6066 section 3 (server name indication)', 'RFC 8446 section 6.2 (unrecognized_name)'],
});
