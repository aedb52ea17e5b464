import { defineRule } from '../core/rule.js';
import { equal, present } from '../core/pattern.js';

export default defineRule({
  id: 'server-error-500',
  cause: 'The application of the SSM fails with an internal error.',
  stage: 'gateway',
  severity: 'error',
  prior: 30,
  steps: {
    answer: {
      says: 'the license server answers HTTP 500, or its application failed over a record of its own',
      seen: [
        { see: 'app.exception', where: { 'error.kind': equal('invalid-record') } },
        { see: 'server.request', where: { 'http.response.status_code': equal(500) } },
        { see: 'manager.call', where: { 'http.response.status_code': equal(500) } },
        { see: 'oauth.token-answer', where: { 'http.response.status_code': equal(500) } },
        { see: 'api.answer', where: { 'http.response.status_code': equal(500) } },
      ],
    },
  },
  supports: {
    exception: {
      says: 'the application logged an exception',
      seen: [{ see: 'app.exception' }, { see: 'server.request', where: { 'error.type': present } }],
    },
  },
  explain:
    'The server answered {http.request.method} {url.path} with HTTP {http.response.status_code}. ' +
    'The application logged {error.type}: {error.message}.',
  fix: [
    'Open a case for SSM On-Prem with the exception and the lines around it.',
    'Check that the last update of the SSM completed (database migrations).',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["The manager's request is answered HTTP 200."],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
    { what: 'the release of SSM On-Prem', host: 'ssm' },
  ],
  notToBeConfusedWith: { 'ssm-redis-down': 'names Redis', 'ssm-db-down': 'names the database' },
  references: ['RFC 9110 section 15.6.1', 'Rails: ActionDispatch::DebugExceptions'],
});
