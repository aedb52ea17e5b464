import { defineRule } from '../core/rule.js';
import { atLeast, equal, oneOf } from '../core/pattern.js';

/** Statuses of a server whose own upstream failed (424: RFC 4918 section 11.4). */
const FAILED = oneOf(424, 500, 502, 503, 504);

export default defineRule({
  id: 'ssm-upstream-token-expired',
  cause: 'The token with which the SSM signs in to Cisco Smart Software Manager has expired.',
  stage: 'licenses',
  severity: 'error',
  prior: 20,
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
      says: 'the SSM reports that its token for Cisco has expired',
      decides: true,
      seen: [
        // The application's texts are not public; the parser infers side, subject and outcome.
        { see: 'app.upstream-sync', where: { 'event.reason': equal('token-expired') } },
        { see: 'manager.warned', where: { 'error.kind': equal('upstream-token-expired') } },
        {
          see: 'api.answer',
          where: { 'http.response.status_code': FAILED, 'error.kind': equal('upstream-token-expired') },
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
    'The manager reached the SSM; Cisco refuses the SSM: {error.message}. ' +
    'The token is valid for 180 days (30 before September 2020); after that the scheduled synchronisation fails until somebody signs in.',
  fix: [
    'In the SSM GUI: synchronise the local account manually and sign in with a Cisco.com user of the Smart Account; that renews the token.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The next scheduled synchronisation of the SSM succeeds.'],
  risk: [],
  collect: [
    { what: 'the state of the local account and its last synchronisation', host: 'ssm' },
    {
      what: "the application's and nginx's lines since the last good synchronisation",
      host: 'ssm',
      path: '/var/log/messages',
    },
  ],
  notToBeConfusedWith: {
    'ssm-upstream-unreachable': 'gets no connection to Cisco',
    'token-expired-midsync': "is about the manager's token for the SSM",
  },
  outranks: ['empty-license-list', 'server-error-500', 'ssm-sync-stale'],
  references: [
    'https://community.cisco.com/t5/-/-/ta-p/4167182 (validity of the token, 180 days)',
    'Cisco: Smart Account Alerts (Synchronization Overdue; sync deadline of 30 days, removal after 90)',
  ],
});
