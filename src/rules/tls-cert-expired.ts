import { defineRule } from '../core/rule.js';
import { equal, present } from '../core/pattern.js';

export default defineRule({
  id: 'tls-cert-expired',
  cause: 'The certificate of the SSM has expired.',
  stage: 'tls',
  severity: 'error',
  prior: 50,
  steps: {
    refused: {
      says: 'the manager rejects a certificate as expired or not yet valid',
      seen: [
        { see: 'manager.call', where: { 'error.outside_validity': equal(true) } },
        { see: 'tls.handshake', where: { 'tls.alert.code': equal(45) } },
        { see: 'gateway.error', where: { 'tls.alert.code': equal(45) } },
        { see: 'tls.handshake', where: { 'error.kind': equal('certificate-expired') } },
      ],
    },
    expired: {
      says: 'the certificate has expired',
      decides: true,
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('certificate-expired') } },
        { see: 'tls.handshake', where: { 'tls.alert.code': equal(45) } },
        { see: 'gateway.error', where: { 'tls.alert.code': equal(45) } },
        { see: 'tls.handshake', where: { 'error.kind': equal('certificate-expired') } },
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
  explain: '{error.message}. ' + 'The certificate of {tls.server.subject} expired at {tls.server.not_after}.',
  fix: [
    'On SSM On-Prem: renew the certificate (Admin Workspace > Security > Certificates).',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`openssl s_client` shows a notAfter in the future.'],
  risk: ['A new certificate on the SSM affects every product that connects to it.'],
  collect: [
    {
      what: 'the certificate chain that the SSM sends',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -servername <ssm> -showcerts',
    },
    { what: 'the clock of the manager', host: 'manager', command: 'show clock' },
  ],
  notToBeConfusedWith: { 'tls-cert-not-yet-valid': 'has the same first message; the cause names NotBefore' },
  references: ['RFC 5280 section 4.1.2.5', 'java.security.cert.CertificateExpiredException'],
});
