import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'insufficient-scope',
  cause: 'The token does not have the scope that the license API requires.',
  stage: 'api',
  severity: 'error',
  prior: 15,
  steps: {
    refused: {
      says: 'the API refuses the token for its scope (insufficient_scope, or invalid_scope with 403)',
      decides: true,
      seen: [
        {
          // Doorkeeper's code is invalid_scope (lib/doorkeeper/oauth/forbidden_token_response.rb).
          see: 'api.answer',
          where: {
            'http.response.status_code': equal(403),
            'oauth.error': oneOf('insufficient_scope', 'invalid_scope'),
          },
        },
        {
          see: 'api.answer',
          where: { 'http.response.status_code': equal(403), 'error.kind': equal('scope-missing') },
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
    'It answered the call to {url.path} with HTTP {http.response.status_code} and named a scope. ' +
    'By RFC 6750 this means a valid token without the needed scope; for a missing role of the user no scope is named.',
  fix: [
    'On SSM On-Prem: create a new Resource Owner Grant client, with every scope that the form offers.',
    "Copy its Client ID and Client Secret into the manager's license settings and sync again.",
  ],
  verify: ['The refused call is answered HTTP 200.'],
  risk: [],
  collect: [{ what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' }],
  notToBeConfusedWith: { 'user-not-permitted': 'the 403 names no scope then' },
  outranks: ['user-not-permitted'],
  references: [
    'RFC 6750 section 3.1 (insufficient_scope)',
    'doorkeeper lib/doorkeeper/oauth/forbidden_token_response.rb',
  ],
});
