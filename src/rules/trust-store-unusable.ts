import { defineRule } from '../core/rule.js';
import { equal, oneOf, present } from '../core/pattern.js';

export default defineRule({
  id: 'trust-store-unusable',
  cause: 'The manager cannot use its own trust store, so it trusts no certificate.',
  stage: 'tls',
  severity: 'error',
  prior: 15,
  steps: {
    unusable: {
      says: 'the manager reports that its trust store is empty, missing or unreadable',
      decides: true,
      seen: [{ see: 'manager.call', where: { 'error.kind': equal('trust-store-unusable') } }],
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
    ofServer: {
      says: "the manager names an error of the server's certificate",
      seen: [{ see: 'manager.call', where: { 'error.kind': oneOf('certificate-path', 'name-mismatch') } }],
    },
  },
  explain:
    '{error.message}. ' +
    "This concerns the manager's own file of trusted CAs; the server's certificate was not checked.",
  fix: [
    'On the manager: import the CA of the SSM again (Administration > Settings), so that the trust store is written again.',
    'If the store stays empty or unreadable, open a case with Cisco TAC: its file is not editable from the CLI.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["The next sync gets past the TLS handshake in the manager's log."],
  risk: ['Every TLS client of the manager that uses the same store fails until it is repaired.'],
  collect: [
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
    { what: 'an admin-tech of the manager, for its disk and its certificates', host: 'manager' },
  ],
  notToBeConfusedWith: {
    'tls-untrusted-ca': "is about the server's certificate: the store is read, the CA is not in it",
  },
  outranks: ['tls-untrusted-ca', 'tls-incomplete-chain', 'tls-cert-expired'],
  references: [
    'Words: java.security.cert.PKIXParameters, sun.security.ssl.TrustManagerFactoryImpl, java.security.KeyStore',
  ],
});
