import { defineRule } from '../core/rule.js';
import { equal, present } from '../core/pattern.js';

export default defineRule({
  id: 'tls-name-mismatch',
  cause: 'The certificate of the SSM does not contain the name or address that the manager uses.',
  stage: 'tls',
  severity: 'error',
  prior: 50,
  steps: {
    mismatch: {
      says: 'the manager does not find the name in the certificate',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('name-mismatch') } },
        { see: 'tls.handshake', where: { 'error.kind': equal('name-mismatch') } },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [
        { see: 'server.request' },
        { see: 'oauth.token-answer', where: { 'http.response.status_code': present } },
        { see: 'api.answer', where: { 'http.response.status_code': present } },
      ],
    },
  },
  explain: '{error.message}. ' + 'The manager called {url.domain}; the certificate names other hosts.',
  fix: [
    'Use a name from the certificate in the SSM server URL of the manager.',
    'Or set Security > Host common name on SSM On-Prem to the name in use and create a new certificate request; an address needs its own entry.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The subject alternative names of the certificate contain the host of the SSM server URL.'],
  risk: ['A new certificate on the SSM affects every product that connects to it.'],
  collect: [
    {
      what: 'the certificate chain that the SSM sends',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -servername <ssm> -showcerts',
    },
  ],
  references: [
    'RFC 9525 (service identity)',
    'sun.security.util.HostnameChecker, Apache DefaultHostnameVerifier and AbstractVerifier',
  ],
});
