import { defineRule } from '../core/define.js';
import { equal, matches, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'insufficient-scope',
  cause: 'The token does not carry the scope that the license API asks for.',
  stage: 'api',
  severity: 'error',
  prior: 15,
  steps: {
    refused: {
      says: 'the API refuses the token for its scope (insufficient_scope)',
      decides: true,
      seen: [
        {
          see: 'api.answer',
          where: { 'http.response.status_code': equal(403), 'oauth.error': equal('insufficient_scope') },
        },
        {
          see: 'api.answer',
          where: { 'http.response.status_code': equal(403), 'http.response.body.content': matches(/requires scope/i) },
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
    'RFC 6750 reserves insufficient_scope for a good token that lacks a scope.',
  fix: [
    'On SSM On-Prem: create a new Resource Owner Grant client, with every scope that the form offers.',
    "Copy its Client ID and Client Secret into the manager's license settings and sync again.",
  ],
  verify: ['The call that was refused is answered with 200.'],
  risk: ['None.'],
  collect: [{ what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' }],
  notToBeConfusedWith: { 'user-not-permitted': 'the 403 names no scope then' },
  outranks: ['user-not-permitted'],
  references: ['RFC 6750 section 3.1 (insufficient_scope)', 'doorkeeper config/locales/en.yml (forbidden_token)'],
});
