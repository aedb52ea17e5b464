import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'dns-wrong-address',
  cause: 'The name of the SSM resolves to an address that is not the address of the SSM.',
  stage: 'name',
  severity: 'error',
  prior: 30,
  steps: {
    unreachable: {
      says: 'the address that the name resolves to does not answer, or another server answers there',
      seen: [
        {
          see: 'manager.call',
          where: {
            'error.kind': oneOf(
              'connect-timed-out',
              'connection-refused',
              'no-route',
              'read-timed-out',
              'name-mismatch',
            ),
          },
        },
        { see: 'tcp.connection', where: { 'tcp.handshake': oneOf('unanswered', 'refused', 'failed') } },
        { see: 'tls.handshake', where: { 'error.kind': equal('name-mismatch') } },
      ],
    },
    other: {
      says: 'the server itself is reached at another address',
      seen: [{ see: 'name.address-compared', where: { same: equal(false) } }],
    },
  },
  supports: {
    foreign: {
      says: 'the certificate there is that of another host',
      seen: [
        { see: 'manager.call', where: { 'error.kind': equal('name-mismatch') } },
        { see: 'tls.handshake', where: { 'error.kind': equal('name-mismatch') } },
      ],
    },
  },
  contradicts: {
    reached: {
      says: 'the request reached the license server',
      seen: [{ see: 'server.request' }],
    },
  },
  explain:
    'The name {dns.question.name} resolves to {dns.resolved_address}. ' +
    "The license server's own log shows that it is reached at {server.address.seen}.",
  fix: [
    'Correct the A record of the SSM server in the DNS zone.',
    'Wait until the old record has expired in the caches (its TTL), or clear them.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['`nslookup <ssm>` on the manager, in VPN 0, returns the address of the SSM.'],
  risk: ['Other systems use the same name: inform their owners.'],
  collect: [
    { what: 'the name look-up on the manager, in VPN 0', host: 'manager', command: 'nslookup <ssm>' },
    { what: 'the addresses of the SSM', host: 'ssm', command: 'ip addr' },
  ],
  notToBeConfusedWith: {
    'no-answer-to-syn': 'uses the right address',
    'tls-name-mismatch': 'reaches the right server, with a certificate for other names',
  },
  outranks: ['no-answer-to-syn', 'connection-refused', 'host-unreachable'],
  doubts: ['tls-name-mismatch'],
  references: ['RFC 1034 section 3.6 (A records)'],
});
