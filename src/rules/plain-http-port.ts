import { defineRule } from '../core/rule.js';
import { equal, matches, present } from '../core/pattern.js';

export default defineRule({
  id: 'plain-http-port',
  cause: 'One side speaks TLS and the other plain HTTP: scheme or port of the SSM server URL is wrong.',
  stage: 'tls',
  severity: 'error',
  prior: 20,
  steps: {
    mixed: {
      says: 'TLS met plain HTTP',
      decides: true,
      seen: [
        {
          see: 'manager.call',
          where: { 'error.message': matches(/Unsupported or unrecognized SSL message|plaintext connection/i) },
        },
        {
          see: 'manager.call',
          where: { 'http.response.body.content': matches(/plain HTTP request was sent to HTTPS port/i) },
        },
        { see: 'tls.handshake', where: { 'tls.server.plain': equal(true) } },
      ],
    },
  },
  contradicts: {
    spokeTls: {
      says: 'the server answered in TLS: it chose a version, sent a certificate or an alert',
      seen: [
        { see: 'tls.handshake', where: { 'tls.version': present } },
        {
          see: 'manager.call',
          where: { 'error.message': matches(/PKIX|fatal alert|name matching|alternative name/i) },
        },
      ],
    },
  },
  explain: '{error.message}. ' + 'The manager called {url.full}.',
  fix: [
    "Correct the SSM server URL in the manager's license settings: https and port 8443.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['openssl s_client to the host and port of the URL finishes its handshake.'],
  risk: ['None.'],
  collect: [{ what: 'the SSM server URL in the license settings of the manager', host: 'manager' }],
  references: ['nginx ngx_http_request.c (497)', 'sun.security.ssl.SSLEngineInputRecord'],
});
