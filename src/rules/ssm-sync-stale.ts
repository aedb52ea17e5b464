import { defineRule } from '../core/rule.js';
import { atLeast, equal, oneOf } from '../core/pattern.js';

/** Statuses of a server whose own upstream failed (424: RFC 4918 section 11.4). */
const FAILED = oneOf(424, 500, 502, 503, 504);
const NOT_SERVED = oneOf(400, 404, 409, 422, 424, 500, 502, 503, 504);

export default defineRule({
  id: 'ssm-sync-stale',
  cause: 'The SSM has not synchronised with Cisco Smart Software Manager for a long time.',
  stage: 'licenses',
  severity: 'error',
  prior: 20,
  steps: {
    ended: {
      says: 'the sync ends at the license list: it is empty or old, or comes with a warning or an error',
      seen: [
        { see: 'app.upstream-sync', where: { 'event.outcome': equal('success'), 'upstream.sync.age': atLeast(31) } },
        { see: 'license.listed', where: { 'license.count': equal(0) } },
        { see: 'manager.warned', where: { 'error.kind': equal('upstream-overdue') } },
        { see: 'api.answer', where: { 'http.response.status_code': NOT_SERVED } },
      ],
    },
    upstream: {
      says: 'its last successful synchronisation is too long ago',
      seen: [
        // The application's texts are not public; the parser infers side, subject and outcome.
        { see: 'app.upstream-sync', where: { 'event.reason': equal('overdue') } },
        { see: 'app.upstream-sync', where: { 'event.outcome': equal('success'), 'upstream.sync.age': atLeast(31) } },
        { see: 'manager.warned', where: { 'error.kind': equal('upstream-overdue') } },
        { see: 'api.answer', where: { 'http.response.status_code': FAILED, 'error.kind': equal('upstream-overdue') } },
      ],
    },
  },
  supports: {
    overdue: {
      says: 'the SSM reports that its synchronisation with Cisco is overdue',
      decides: true,
      seen: [
        { see: 'app.upstream-sync', where: { 'event.reason': equal('overdue') } },
        { see: 'api.answer', where: { 'http.response.status_code': FAILED, 'error.kind': equal('upstream-overdue') } },
      ],
    },
    warned: {
      // A server that is out of step goes on answering: what else is wrong with its answer stays open.
      says: 'the manager warns that the synchronisation of the SSM with Cisco is overdue',
      seen: [{ see: 'manager.warned', where: { 'error.kind': equal('upstream-overdue') } }],
    },
    dated: {
      says: 'its license list was last synchronised more than 30 days before',
      seen: [{ see: 'app.upstream-sync', where: { 'upstream.sync.age': atLeast(31) } }],
    },
  },
  explain:
    'The manager reached the SSM, which reports: {error.message}. The SSM lists what it got at its last synchronisation with Cisco. Licenses that were bought or moved since then are missing.',
  fix: [
    'In the SSM GUI: synchronise the local account manually, check the error if it fails, and set a schedule.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The SSM GUI shows a new last synchronisation for the account.'],
  risk: ['After 90 days without a synchronisation, Cisco removes the registration of the SSM.'],
  collect: [
    { what: 'the state of the local account and its last synchronisation', host: 'ssm' },
    {
      what: "the application's and nginx's lines since the last good synchronisation",
      host: 'ssm',
      path: '/var/log/messages',
    },
  ],
  notToBeConfusedWith: {
    'ssm-upstream-unreachable': 'names the reason: no connection',
    'ssm-upstream-token-expired': 'names the reason: the token',
    'empty-license-list': 'is synchronised with Cisco and has no licenses',
  },
  outranks: ['empty-license-list'],
  references: [
    'Cisco: Smart Account Alerts (Synchronization Overdue; sync deadline of 30 days, removal after 90)',
    'Cisco: SSM On-Prem user guide, Synchronization',
  ],
});
