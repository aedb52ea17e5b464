import { defineRule } from '../core/rule.js';
import { equal, oneOf, present } from '../core/pattern.js';

export default defineRule({
  id: 'plain-http-port',
  cause: 'One side speaks TLS and the other plain HTTP: scheme or port of the SSM server URL is wrong.',
  stage: 'tls',
  severity: 'error',
  prior: 20,
  steps: {
    mixed: {
      says: 'one side spoke TLS and the other plain HTTP',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('plaintext-port') } },
        { see: 'tls.handshake', where: { 'tls.server.plain': equal(true) } },
        { see: 'http.exchange', where: { 'error.kind': equal('plaintext-port') } },
        { see: 'http.exchange', where: { 'http.response.tls': equal(true) } },
        { see: 'gateway.error', where: { 'error.kind': equal('plaintext-port') } },
      ],
    },
  },
  contradicts: {
    spokeTls: {
      says: 'the server answered in TLS: it chose a version, sent a certificate or an alert',
      seen: [
        { see: 'tls.handshake', where: { 'tls.version': present } },
        { see: 'tls.handshake', where: { 'tls.server.hello': equal(true) } },
        { see: 'tls.handshake', where: { 'tls.server.subject': present } },
        { see: 'tls.handshake', where: { 'tls.alert.from': equal('server') } },
        {
          see: 'manager.call',
          where: {
            'error.kind': oneOf(
              'certificate-path',
              'certificate-expired',
              'certificate-not-yet-valid',
              'certificate-weak',
              'name-mismatch',
              'client-certificate-wanted',
              'tls-version',
              'cipher',
              'handshake-refused',
              'server-name-refused',
            ),
          },
        },
      ],
    },
  },
  explain:
    '{error.message}. ' +
    'The manager called {url.full}. ' +
    'A server that expects TLS answers plain HTTP with an error page (nginx: HTTP 400) or an alert. Java reports an answer that is not TLS.',
  fix: [
    "Correct the SSM server URL in the manager's license settings: https and port 8443.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`openssl s_client` to the host and port of the URL completes its handshake.'],
  risk: [],
  collect: [{ what: 'the SSM server URL in the license settings of the manager', host: 'manager' }],
  references: ['nginx ngx_http_request.c (497)', 'sun.security.ssl.SSLEngineInputRecord'],
});
