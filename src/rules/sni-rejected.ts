import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'sni-rejected',
  cause: 'The server does not serve the name that the client sends in its ClientHello (SNI), or that none was sent.',
  stage: 'tls',
  severity: 'error',
  prior: 8,
  steps: {
    refused: {
      says: 'the server refuses the ClientHello',
      seen: [
        { see: 'manager.call', where: { 'error.kind': oneOf('server-name-refused', 'handshake-refused') } },
        { see: 'tls.handshake', where: { 'tls.alert.from': equal('server'), 'tls.alert.code': oneOf(40, 112) } },
        { see: 'gateway.error', where: { 'error.kind': equal('server-name-refused') } },
      ],
    },
  },
  supports: {
    said: {
      says: 'the server says that it does not know the name (alert unrecognized_name, 112)',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('server-name-refused') } },
        { see: 'tls.handshake', where: { 'tls.alert.from': equal('server'), 'tls.alert.code': equal(112) } },
        { see: 'gateway.error', where: { 'error.kind': equal('server-name-refused') } },
      ],
    },
  },
  contradicts: {
    chosen: {
      says: 'the server chose from the ClientHello, and ended the handshake later',
      seen: [{ see: 'tls.handshake', where: { 'tls.server.hello': equal(true), 'tls.alert.from': equal('server') } }],
    },
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain:
    '{error.message}. ' +
    'The ClientHello named {tls.client.server_name}. ' +
    'The name that a client sends, or that it sends none, decides which server answers: a URL with an IP address sends none, nor does an old openssl s_client without -servername. ' +
    'What stands before the SSM refuses so (HAProxy strict-sni, nginx ssl_reject_handshake); SSM On-Prem itself does not.',
  fix: [
    'Put the full name (FQDN) into the SSM server URL of the manager, not an address or a short name.',
    'On what stands before the SSM (load balancer, reverse proxy): serve this name.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['openssl s_client with -servername and the host of the URL finishes its handshake.'],
  risk: ['None.'],
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
