import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'ssm-db-down',
  cause: 'The application of the SSM cannot reach its database.',
  stage: 'gateway',
  severity: 'error',
  prior: 30,
  steps: {
    failed: {
      says: 'the license server answers with a server error',
      seen: [
        { see: 'server.request', where: { 'http.response.status_code': oneOf(500, 502, 503, 504) } },
        { see: 'manager.call', where: { 'http.response.status_code': oneOf(500, 502, 503, 504) } },
      ],
    },
    broken: {
      says: 'the application or PostgreSQL reports that the database accepts no connection',
      decides: true,
      seen: [
        { see: 'app.exception', where: { 'error.kind': equal('database-unavailable') } },
        { see: 'server.request', where: { 'error.kind': equal('database-unavailable') } },
      ],
    },
  },
  explain:
    'The server answered HTTP {http.response.status_code}. ' + 'The application logged {error.type}: {error.message}.',
  fix: [
    'On the SSM: check whether the PostgreSQL container runs and why it stopped, and restart it.',
    'Check disk and memory of the host, and the number of connections.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["The manager's request is answered HTTP 200."],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: 'the state of the containers of the SSM', host: 'ssm', command: 'docker ps -a' },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
    { what: 'memory and disk of the SSM', host: 'ssm', command: 'free -m; df -h' },
  ],
  notToBeConfusedWith: {
    'server-error-500': 'is what it looks like from outside',
    'service-unavailable-503': 'names no database',
    'ssm-redis-down': 'names Redis',
  },
  outranks: ['server-error-500', 'upstream-refused-502', 'service-unavailable-503'],
  references: [
    'PostgreSQL error codes, class 53 and 57',
    'Rails 5 to 8: activerecord/lib/active_record/errors.rb',
    'ruby-pg: PG::ConnectionBad, PG::UnableToSend',
  ],
});
