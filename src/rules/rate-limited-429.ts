import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'rate-limited-429',
  cause: 'The SSM limits the rate of requests, and the limit is reached.',
  stage: 'gateway',
  severity: 'error',
  prior: 40,
  steps: {
    answer: {
      says: 'the license server answers HTTP 429',
      decides: true,
      seen: [
        { see: 'server.request', where: { 'http.response.status_code': equal(429) } },
        { see: 'manager.call', where: { 'http.response.status_code': equal(429) } },
        { see: 'oauth.token-answer', where: { 'http.response.status_code': equal(429) } },
        { see: 'api.answer', where: { 'http.response.status_code': equal(429) } },
      ],
    },
  },
  explain: 'The server answered HTTP {http.response.status_code}: too many requests in a short time.',
  fix: [
    'Wait, then start one sync; do not start another one while it runs.',
    'Find the source of the requests: several managers, scripts or monitoring with the same client or address.',
  ],
  verify: ["The manager's request is answered HTTP 200."],
  risk: [],
  collect: [{ what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' }],
  references: ['RFC 6585 section 4 (429)'],
});
