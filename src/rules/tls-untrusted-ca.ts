import { defineRule } from '../core/rule.js';
import { equal, oneOf, present } from '../core/pattern.js';

export default defineRule({
  id: 'tls-untrusted-ca',
  cause: 'The manager does not trust the issuer of the certificate that the SSM sends.',
  stage: 'tls',
  severity: 'error',
  prior: 50,
  steps: {
    refused: {
      says: 'the manager finds no trusted chain for the certificate',
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('certificate-path') } },
        {
          see: 'tls.handshake',
          where: { 'tls.alert.from': equal('client'), 'tls.alert.code': oneOf(46, 48) },
        },
        { see: 'tls.handshake', where: { 'error.kind': equal('certificate-path') } },
        { see: 'gateway.error', where: { 'tls.alert.code': oneOf(46, 48) } },
      ],
    },
  },
  supports: {
    selfSigned: {
      says: 'the certificate is self-signed',
      decides: true,
      seen: [{ see: 'tls.handshake', where: { 'tls.server.self_signed': equal(true) } }],
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
    '{error.message}. ' +
    'The certificate of {tls.server.subject} was issued by {tls.server.issuer}. ' +
    'Java reports this when the chain does not end at a trusted CA: the issuer is unknown, an intermediate certificate is missing, or TLS inspection replaced the certificate.',
  fix: [
    'On SSM On-Prem: Admin Workspace > Security > Certificates: install a certificate (with its whole chain) that the manager trusts, or import its CA into the manager.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`openssl s_client` with the CA of the manager ends with "Verify return code: 0 (ok)".'],
  risk: ['Do not turn verification off. A new certificate on the SSM affects every product that connects to it.'],
  collect: [
    {
      what: 'the certificate chain that the SSM sends',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -servername <ssm> -showcerts',
    },
    {
      what: 'a capture of the next attempt that shows DNS, proxy, ICMP and TLS',
      host: 'manager',
      command: 'tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv"',
    },
  ],
  notToBeConfusedWith: {
    'tls-incomplete-chain': 'causes the same message; there an intermediate certificate is missing',
    'tls-inspected': 'causes the same message; there the issuer is a proxy',
  },
  references: ['java.security.cert.CertPathBuilderException', 'RFC 8446 section 6.2 (unknown_ca, certificate_unknown)'],
});
