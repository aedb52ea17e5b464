import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'service-unavailable-503',
  cause: 'The SSM reports that it cannot process requests at the moment.',
  stage: 'gateway',
  severity: 'error',
  prior: 30,
  steps: {
    answer: {
      says: 'the license server answers HTTP 503',
      seen: [
        { see: 'server.request', where: { 'http.response.status_code': equal(503) } },
        { see: 'manager.call', where: { 'http.response.status_code': equal(503) } },
        { see: 'oauth.token-answer', where: { 'http.response.status_code': equal(503) } },
        { see: 'api.answer', where: { 'http.response.status_code': equal(503) } },
      ],
    },
  },
  explain:
    'The server answered HTTP {http.response.status_code}: maintenance, a limit, or services that are still starting.',
  fix: [
    'Wait until the SSM is up. If this does not help, check its containers and its log.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["nginx logs the manager's request with a status other than 503."],
  risk: ['Restarting the SSM interrupts license services for all products.'],
  collect: [
    { what: 'the state of the containers of the SSM', host: 'ssm', command: 'docker ps -a' },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: { 'rate-limited-429': 'nginx answers a limit with 503 by default' },
  references: ['RFC 9110 section 15.6.4'],
});
