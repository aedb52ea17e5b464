import { defineRule } from '../core/rule.js';
import { equal, matches, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'tls-inspected',
  cause: "A device between manager and SSM replaces the server's certificate with its own (TLS inspection).",
  stage: 'tls',
  severity: 'error',
  prior: 15,
  steps: {
    refused: {
      says: 'the manager finds no trusted chain for the certificate',
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('certificate-path') } },
        {
          see: 'tls.handshake',
          where: { 'tls.alert.from': equal('client'), 'tls.alert.code': oneOf(46, 48) },
        },
      ],
    },
    issuer: {
      says: 'the issuer of the certificate is a proxy or firewall',
      decides: true,
      seen: [
        {
          see: 'tls.handshake',
          where: {
            'tls.server.issuer': matches(
              /zscaler|blue ?coat|palo ?alto|forti(?:net|gate)|netskope|mcafee|skyhigh|sophos|check ?point|umbrella|squid|ssl ?(?:inspection|decrypt)|web ?gateway|proxy/i,
            ),
          },
        },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain: 'The certificate of {tls.server.subject} was issued by {tls.server.issuer}: not by the CA of an SSM.',
  fix: ['Exempt the SSM and its port from TLS inspection.', 'Run "Sync Licenses and Refresh Devices".'],
  verify: ["The certificate that the manager gets has the SSM's own issuer."],
  risk: [],
  collect: [
    {
      what: 'the certificate chain that the SSM sends',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -servername <ssm> -showcerts',
    },
  ],
  notToBeConfusedWith: {
    'tls-untrusted-ca': "shows the SSM's own issuer",
    'tls-incomplete-chain': "shows the SSM's own issuer",
  },
  outranks: ['tls-untrusted-ca', 'tls-incomplete-chain'],
  references: ['RFC 8446 section 4.4.2'],
});
