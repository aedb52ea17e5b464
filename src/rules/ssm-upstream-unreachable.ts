import { defineRule } from '../core/rule.js';
import { atLeast, equal, oneOf } from '../core/pattern.js';

/** Statuses of a server whose own upstream failed (424: RFC 4918 section 11.4). */
const FAILED = oneOf(424, 500, 502, 503, 504);

export default defineRule({
  id: 'ssm-upstream-unreachable',
  cause: 'The SSM cannot reach Cisco Smart Software Manager.',
  stage: 'licenses',
  severity: 'error',
  prior: 25,
  steps: {
    ended: {
      says: 'the sync ends at the license list: it is empty, or comes with a warning or an error',
      seen: [
        { see: 'license.listed', where: { 'license.count': equal(0) } },
        { see: 'manager.warned', where: { 'warning.subject': equal('licenses') } },
        {
          see: 'api.answer',
          where: { 'http.response.status_code': oneOf(400, 404, 409, 422, 424, 500, 502, 503, 504) },
        },
      ],
    },
    upstream: {
      says: 'the SSM reports that it could not connect to Cisco',
      decides: true,
      seen: [
        // The application's texts are not public; the parser infers side, subject and outcome.
        { see: 'app.upstream-sync', where: { 'event.reason': equal('unreachable') } },
        { see: 'manager.warned', where: { 'error.kind': equal('upstream-unreachable') } },
        {
          see: 'api.answer',
          where: { 'http.response.status_code': FAILED, 'error.kind': equal('upstream-unreachable') },
        },
      ],
    },
  },
  contradicts: {
    licenses: {
      says: 'the server listed licenses for the account',
      seen: [{ see: 'license.listed', where: { 'license.count': atLeast(1) } }],
    },
  },
  explain:
    'The manager reached the SSM; the SSM cannot connect to Cisco: {error.message}. ' +
    'It lists what it got at its last synchronisation.',
  fix: [
    'On the SSM: check its path to Cisco (DNS, its own proxy, firewall): api.cisco.com, cloudsso.cisco.com and swapi.cisco.com, port 443.',
    'Synchronise the local account again in the SSM GUI (Admin Workspace > Synchronization), or by file, if the SSM has no connection.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The SSM GUI shows a new last synchronisation for the account.'],
  risk: ['Open the firewall for the SSM and these hosts only.'],
  collect: [
    { what: 'the state of the local account and its last synchronisation', host: 'ssm' },
    { what: 'the path from the SSM to Cisco', host: 'ssm', command: 'curl -sv -o /dev/null https://swapi.cisco.com/' },
    {
      what: "the application's and nginx's lines since the last good synchronisation",
      host: 'ssm',
      path: '/var/log/messages',
    },
  ],
  notToBeConfusedWith: {
    'ssm-upstream-token-expired': 'reaches Cisco, which refuses its token',
    'ssm-sync-stale': 'reports only that it has not synchronised, not why',
    'ssm-not-registered': 'has no registration with Cisco at all',
  },
  outranks: ['empty-license-list', 'server-error-500', 'ssm-sync-stale'],
  references: [
    'Cisco: Smart Account Alerts (Synchronization Overdue; sync deadline of 30 days, removal after 90)',
    'Ruby: Net::HTTP (Failed to open TCP connection to), Socket, OpenSSL::SSL',
  ],
});
