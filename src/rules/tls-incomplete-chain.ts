import { defineRule } from '../core/rule.js';
import { equal, matches, oneOf, present } from '../core/pattern.js';

export default defineRule({
  id: 'tls-incomplete-chain',
  cause: 'The SSM does not send the intermediate certificate of its chain.',
  stage: 'tls',
  severity: 'error',
  prior: 30,
  steps: {
    refused: {
      says: 'the manager finds no trusted chain for the certificate',
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('certificate-path') } },
        { see: 'tls.handshake', where: { 'tls.alert.from': equal('client'), 'tls.alert.code': oneOf(46, 48) } },
        { see: 'tls.handshake', where: { 'x509.verify_error': oneOf(20, 21) } },
      ],
    },
    alone: {
      says: 'the server sends only its own certificate, which another CA issued',
      seen: [
        {
          see: 'tls.handshake',
          where: { 'tls.server.chain_length': equal(1), 'tls.server.self_signed': equal(false) },
        },
      ],
    },
  },
  supports: {
    issuing: {
      says: 'the issuer is called an issuing or intermediate CA',
      seen: [
        {
          see: 'tls.handshake',
          where: { 'tls.server.issuer': matches(/\b(?:issuing|intermediate|sub(?:ordinate)?)\b/i) },
        },
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
    otherFault: {
      says: 'the manager names another error of the certificate (Java answers each with alert 46)',
      seen: [
        { see: 'manager.call', where: { 'error.kind': oneOf('name-mismatch', 'certificate-weak') } },
        { see: 'manager.call', where: { 'error.outside_validity': equal(true) } },
      ],
    },
  },
  explain:
    'The server sent {tls.server.chain_length} certificate: {tls.server.subject}, issued by {tls.server.issuer}. ' +
    'Java does not download missing certificates: without the intermediate it finds no chain to a trusted root.',
  fix: [
    'On SSM On-Prem: install the certificate together with its intermediate certificates, in order.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: [
    '`openssl s_client -connect <ssm>:8443 -showcerts` lists the server certificate and every intermediate one.',
  ],
  risk: [],
  collect: [
    {
      what: 'the certificate chain that the SSM sends',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -servername <ssm> -showcerts',
    },
  ],
  notToBeConfusedWith: {
    'tls-untrusted-ca':
      'sends a chain that ends at an authority that the manager does not know, or a certificate signed by itself',
  },
  references: ['RFC 5246 section 7.4.2 (certificate_list)', 'openssl verify errors 20 and 21'],
});
