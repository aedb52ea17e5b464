import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'token-expired-midsync',
  cause: 'The access token became invalid during the sync.',
  stage: 'api',
  severity: 'error',
  prior: 15,
  steps: {
    // First, because the first step fills the explanation, which is about the call, not the token request.
    refused: {
      says: 'a call with a token is refused as unauthorized (HTTP 401)',
      seen: [{ see: 'api.answer', where: { 'http.response.status_code': equal(401) } }],
    },
    given: {
      says: 'the server gave a token',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': equal(200) } }],
    },
  },
  supports: {
    invalid: {
      says: 'the answer says that the token has expired, was revoked or is not valid (invalid_token)',
      decides: true,
      seen: [
        { see: 'api.answer', where: { 'oauth.error': equal('invalid_token') } },
        {
          see: 'api.answer',
          where: { 'error.kind': equal('token-invalid') },
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
    'The server gave a token. ' +
    'It answered the call to {url.path} with HTTP {http.response.status_code}. ' +
    'By RFC 6750 this means a token that has expired, was revoked or is malformed; a user without rights gets HTTP 403.',
  fix: [
    'Sync again: every sync starts with a new token.',
    'If it fails again: check what takes long between token and call, and whether somebody revokes tokens or changes the API client in between.',
  ],
  verify: ['The sync succeeds.'],
  risk: [],
  collect: [{ what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' }],
  notToBeConfusedWith: { 'user-not-permitted': 'is answered with 403' },
  references: ['RFC 6750 section 3.1 (invalid_token)'],
});
