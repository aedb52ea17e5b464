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
      says: 'the license server answers 502',
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
      says: 'nginx says that the application did not take its connection',
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
    'The server answered {http.response.status_code}. ' +
    'nginx says: {error.message}. ' +
    'The gateway is there and the application behind it is not.',
  fix: [
    'On the SSM: look whether the application container runs, why it ended or has not started yet, and restart it.',
    'After a restart of the SSM: wait until all services are up, it answers 502 before.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["nginx logs the manager's request with another status than 502."],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: 'containers of the SSM', host: 'ssm', command: 'docker ps -a' },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
  ],
  references: ['RFC 9110 section 15.6.3', 'nginx ngx_http_upstream.c'],
});
