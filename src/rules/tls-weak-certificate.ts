import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'tls-weak-certificate',
  cause: 'The certificate of the SSM uses an algorithm or key that the manager does not accept.',
  stage: 'tls',
  severity: 'error',
  prior: 15,
  steps: {
    refused: {
      says: 'the manager refuses the algorithm or key of the certificate',
      decides: true,
      seen: [{ see: 'manager.call', where: { 'error.kind': equal('certificate-weak') } }],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain:
    '{error.message}. ' +
    'Java refuses signatures with MD5 or SHA-1, and short keys (`jdk.certpath.disabledAlgorithms`).',
  fix: [
    'On SSM On-Prem: create a new certificate with at least RSA 2048 and SHA-256.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`openssl s_client` shows sha256WithRSAEncryption or better.'],
  risk: ['A new certificate on the SSM affects every product that connects to it.'],
  collect: [
    {
      what: 'the certificate chain that the SSM sends',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -servername <ssm> -showcerts',
    },
  ],
  references: ['java.security, jdk.certpath.disabledAlgorithms'],
});
