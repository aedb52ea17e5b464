import { defineRule } from '../core/define.js';
import { equal, matches, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'token-expired-midsync',
  cause: 'The access token lost its validity while the sync was running.',
  stage: 'api',
  severity: 'error',
  prior: 15,
  steps: {
    given: {
      says: 'the server gave a token',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': equal(200) } }],
    },
    refused: {
      says: 'a later call with it is refused as unauthorized',
      seen: [{ see: 'api.answer', where: { 'http.response.status_code': equal(401) } }],
    },
  },
  supports: {
    invalid: {
      says: 'the answer says that the token expired or was revoked',
      decides: true,
      seen: [
        { see: 'api.answer', where: { 'oauth.error': equal('invalid_token') } },
        {
          see: 'api.answer',
          where: { 'http.response.body.content': matches(/token (?:has )?(?:expired|was revoked|is invalid)/i) },
        },
      ],
    },
  },
  contradicts: {
    refusedToken: {
      says: 'the token request itself was refused',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': oneOf(400, 401, 403) } }],
    },
  },
  explain:
    'The token was given. ' +
    'The call of {url.path} was answered with {http.response.status_code}. ' +
    'RFC 6750 answers 401 for a token that is expired, revoked or malformed.',
  fix: [
    'Sync again: a new token is asked for at the begin of every sync.',
    'If it comes back: look for what takes long between token and call, and whether somebody revokes tokens or changes the client meanwhile.',
  ],
  verify: ['The sync passes.'],
  risk: ['None.'],
  collect: [{ what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' }],
  notToBeConfusedWith: { 'user-not-permitted': 'is answered with 403' },
  references: ['RFC 6750 section 3.1 (invalid_token)'],
});
