import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'tls-cert-not-yet-valid',
  cause: 'By the clock of the manager, the certificate of the SSM is not yet valid.',
  stage: 'tls',
  severity: 'error',
  prior: 30,
  steps: {
    refused: {
      says: 'the manager rejects a certificate as expired or not yet valid',
      seen: [{ see: 'manager.call', where: { 'error.outside_validity': equal(true) } }],
    },
    notYet: {
      says: 'the certificate is not yet valid',
      decides: true,
      seen: [{ see: 'manager.call', where: { 'error.kind': equal('certificate-not-yet-valid') } }],
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
    'The certificate of {tls.server.subject} is valid from {tls.server.not_before}. ' +
    'Usually the clock of the manager is behind.',
  fix: [
    'Correct the clock of the manager: NTP in VPN 0 (`show ntp associations`), then the time itself.',
    'If the clock is right: wait until the certificate is valid, or install the right one.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`show clock` on the manager shows the right time.'],
  risk: ['A clock step affects certificates, tunnels and logs of the whole overlay: plan it.'],
  collect: [
    { what: 'the clock of the manager', host: 'manager', command: 'show clock; show ntp associations' },
    {
      what: 'the certificate chain that the SSM sends',
      host: 'manager',
      command: 'openssl s_client -connect <ssm>:8443 -servername <ssm> -showcerts',
    },
  ],
  notToBeConfusedWith: { 'tls-cert-expired': 'has the same first message; the cause names NotAfter' },
  references: ['RFC 5280 section 4.1.2.5', 'java.security.cert.CertificateNotYetValidException'],
});
