import { defineRule } from '../../../src/core/rule.js';
import { pattern } from '../../../src/core/pattern.js';

export default defineRule({
  id: 'new-rule',
  cause: 'The license server is too busy to answer token requests.',
  stage: 'token',
  severity: 'error',
  prior: 1,
  steps: {
    answered: {
      says: 'the license server answers the token request with temporarily_unavailable',
      seen: [
        {
          see: 'oauth.token-answer',
          where: {
            'url.path': pattern.endsWith('/oauth/token'),
            'oauth.error': pattern.equal('temporarily_unavailable'),
          },
        },
      ],
      decides: true,
    },
  },
  contradicts: {
    accepted: {
      says: 'the server gave a token',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': pattern.oneOf(200) } }],
    },
  },
  explain:
    'The server answered {http.response.status_code} {oauth.error}: it did not judge the client or the user at all.',
  fix: ['Wait until the server is less busy, then sync again.'],
  verify: ['A token request is answered with 200.'],
  risk: [],
  collect: [{ what: 'Messages of the license server around the attempt', host: 'ssm', path: '/var/log/messages' }],
  references: ['RFC 6749 section 4.1.2.1'],
});
