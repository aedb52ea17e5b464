import { defineRule, pattern } from 'lic-analyze';

export default defineRule({
  id: 'balancer-full',
  cause: 'The balancer in front of the SSM has no free slot for the token request.',
  stage: 'gateway',
  severity: 'error',
  prior: 90,
  steps: {
    refused: {
      says: 'the balancer answered HTTP 509, which nothing else on the way does',
      seen: [{ see: 'server.request', where: { 'http.response.status_code': pattern.equal(509) } }],
      decides: true,
    },
  },
  explain: 'Our balancer answers 509 where all its slots are taken; the SSM is not asked.',
  fix: ['Raise the number of slots of the balancer, or let the manager connect to the SSM directly.'],
  verify: ['The next token request is answered HTTP 200.'],
  risk: [],
  collect: [{ what: "The balancer's log around the attempt", host: 'ssm', path: '/var/log/balancer.log' }],
  references: ['Handbook of the balancer, status codes'],
});
