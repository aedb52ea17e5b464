import { defineRule } from '../core/rule.js';
import { atLeast, equal, oneOf } from '../core/pattern.js';

/** Statuses of a server whose own upstream failed (424: RFC 4918 section 11.4). */
const FAILED = oneOf(424, 500, 502, 503, 504);

export default defineRule({
  id: 'ssm-sync-stale',
  cause: 'The SSM has not synchronised with Cisco Smart Software Manager for long.',
  stage: 'licenses',
  severity: 'error',
  prior: 20,
  steps: {
    ended: {
      says: 'the sync ends at the licenses: none, old ones, a warning, or an answer that is an error',
      seen: [
        { see: 'app.upstream-sync', where: { 'event.outcome': equal('success'), 'upstream.sync.age': atLeast(31) } },
        { see: 'license.listed', where: { 'license.count': equal(0) } },
        { see: 'manager.warned', where: { 'error.kind': equal('upstream-overdue') } },
        {
          see: 'api.answer',
          where: { 'http.response.status_code': oneOf(400, 404, 409, 422, 424, 500, 502, 503, 504) },
        },
      ],
    },
    upstream: {
      says: 'its last good synchronisation is long past',
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
      says: 'the SSM itself says that its synchronisation with Cisco is overdue',
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
      says: 'what it lists was last synchronised more than 30 days before',
      seen: [{ see: 'app.upstream-sync', where: { 'upstream.sync.age': atLeast(31) } }],
    },
  },
  explain:
    'The sync of the manager reached the SSM, which gives what it had at its last synchronisation with Cisco: {error.message}. ' +
    'Licenses that were bought or moved since are not there yet.',
  fix: [
    'In the SSM GUI: synchronise the local account by hand, read why it fails where it does, and set a schedule.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The SSM GUI shows a new last synchronisation for the account.'],
  risk: ['After 90 days without one, Cisco removes the registration of the SSM.'],
  collect: [
    { what: 'state of the local account and its last synchronisation', host: 'ssm' },
    {
      what: "the application's and nginx's lines since the last good synchronisation",
      host: 'ssm',
      path: '/var/log/messages',
    },
  ],
  notToBeConfusedWith: {
    'ssm-upstream-unreachable': 'says why: no connection',
    'ssm-upstream-token-expired': 'says why: the token',
    'empty-license-list': 'is in step with Cisco and has nothing',
  },
  outranks: ['empty-license-list'],
  references: [
    'Cisco: Smart Account Alerts (Synchronization Overdue; sync deadline of 30 days, removal after 90)',
    'Cisco: SSM On-Prem user guide, Synchronization',
  ],
});
