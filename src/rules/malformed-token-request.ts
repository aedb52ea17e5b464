import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'malformed-token-request',
  cause: 'The SSM finds the token request itself malformed.',
  stage: 'token',
  severity: 'error',
  prior: 10,
  steps: {
    refused: {
      says: 'the server finds the request incomplete or in a wrong form (invalid_request, 415 or 422)',
      seen: [
        {
          see: 'oauth.token-answer',
          where: { 'http.response.status_code': equal(400), 'oauth.error': equal('invalid_request') },
        },
        { see: 'oauth.token-answer', where: { 'http.response.status_code': oneOf(415, 422) } },
      ],
    },
  },
  supports: {
    named: {
      says: 'the answer names the request itself (invalid_request or 415)',
      decides: true,
      seen: [
        {
          see: 'oauth.token-answer',
          where: { 'http.response.status_code': equal(400), 'oauth.error': equal('invalid_request') },
        },
        { see: 'oauth.token-answer', where: { 'http.response.status_code': equal(415) } },
      ],
    },
  },
  contradicts: {
    accepted: {
      says: 'the server gave a token in the same attempt',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': equal(200) } }],
    },
  },
  explain:
    'The server answered the token request with {http.response.status_code} {oauth.error}. ' +
    'A server gives invalid_request for a missing parameter, 415 for a body of another type: not for wrong credentials.',
  fix: [
    "Enter every field of the manager's license settings anew; none may be empty.",
    'Compare the releases of manager and SSM with the release notes: a change of the API on one side needs the other.',
  ],
  verify: ['The next token request is answered with 200, or with an error that names the credentials.'],
  risk: ['None.'],
  collect: [
    { what: 'releases of manager and SSM', host: 'manager' },
    { what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' },
  ],
  references: ['RFC 6749 section 5.2 (invalid_request)', 'RFC 9110 section 15.5.16 (415)'],
});
