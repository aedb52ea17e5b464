import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'upstream-timeout-504',
  cause: 'The application of the SSM is too slow: nginx in front of it timed out.',
  stage: 'gateway',
  severity: 'error',
  prior: 40,
  steps: {
    answer: {
      says: 'the license server answers HTTP 504',
      seen: [
        { see: 'server.request', where: { 'http.response.status_code': equal(504) } },
        { see: 'manager.call', where: { 'http.response.status_code': equal(504) } },
        { see: 'oauth.token-answer', where: { 'http.response.status_code': equal(504) } },
        { see: 'api.answer', where: { 'http.response.status_code': equal(504) } },
      ],
    },
  },
  supports: {
    timeout: {
      says: 'nginx reports that the application did not answer in time',
      decides: true,
      seen: [{ see: 'gateway.error', where: { 'error.kind': equal('timed-out') } }],
    },
  },
  explain: 'The server answered HTTP {http.response.status_code}. ' + 'nginx logged: {error.message}.',
  fix: [
    'On the SSM: find out what makes the application slow at that time (CPU, memory, disk, database, a running synchronisation).',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["nginx logs the manager's request with a status other than 504."],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
    { what: 'the load of the SSM', host: 'ssm', command: 'uptime; free -m; df -h; docker ps' },
  ],
  notToBeConfusedWith: { 'read-timeout': 'the manager gives up before nginx does' },
  references: ['RFC 9110 section 15.6.5'],
});
