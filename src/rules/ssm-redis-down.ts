import { defineRule } from '../core/rule.js';
import { oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'ssm-redis-down',
  cause: 'The application of the SSM cannot use its Redis store.',
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
      says: 'the application reports that Redis cannot be reached, or refuses its commands',
      decides: true,
      seen: [
        { see: 'app.exception', where: { 'error.kind': oneOf('store-unavailable', 'store-not-saved') } },
        { see: 'server.request', where: { 'error.kind': oneOf('store-unavailable', 'store-not-saved') } },
      ],
    },
  },
  explain:
    'The server answered HTTP {http.response.status_code}. ' + 'The application logged {error.type}: {error.message}.',
  fix: [
    'On the SSM: check whether the Redis container runs and why it stopped, and restart it.',
    'Check memory and disk of the host.',
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
    'service-unavailable-503': 'names no Redis',
    'ssm-db-down': 'names the database',
    'ssm-disk-full': 'says why Redis refuses',
  },
  outranks: ['server-error-500', 'upstream-refused-502', 'service-unavailable-503'],
  references: [
    'redis-rb: Redis::CannotConnectError, Redis::ConnectionError, Redis::CommandError (MISCONF, LOADING, OOM)',
  ],
});
