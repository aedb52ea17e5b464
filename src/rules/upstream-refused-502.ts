import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'upstream-refused-502',
  cause: 'nginx on the SSM cannot reach the application behind it.',
  stage: 'gateway',
  severity: 'error',
  prior: 40,
  steps: {
    answer: {
      says: 'the license server answers HTTP 502',
      seen: [
        { see: 'server.request', where: { 'http.response.status_code': equal(502) } },
        { see: 'manager.call', where: { 'http.response.status_code': equal(502) } },
        { see: 'oauth.token-answer', where: { 'http.response.status_code': equal(502) } },
        { see: 'api.answer', where: { 'http.response.status_code': equal(502) } },
      ],
    },
  },
  supports: {
    refused: {
      says: 'nginx reports that the application did not accept its connection',
      decides: true,
      seen: [
        {
          see: 'gateway.error',
          where: {
            'error.kind': oneOf(
              'connection-refused',
              'no-route',
              'reset',
              'permission-denied',
              'no-such-file',
              'no-live-upstream',
              'upstream-closed',
            ),
          },
        },
      ],
    },
  },
  explain:
    'The server answered HTTP {http.response.status_code}. ' +
    'nginx logged: {error.message}. ' +
    'nginx is up; the application behind it is not.',
  fix: [
    'On the SSM: check whether the application container runs and why it stopped or has not started, and restart it.',
    'After a restart of the SSM: wait until all services are up; until then it answers HTTP 502.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["nginx logs the manager's request with a status other than 502."],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: 'the state of the containers of the SSM', host: 'ssm', command: 'docker ps -a' },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
  ],
  references: ['RFC 9110 section 15.6.3', 'nginx ngx_http_upstream.c'],
});
