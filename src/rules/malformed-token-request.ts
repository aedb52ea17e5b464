import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'malformed-token-request',
  cause: 'The SSM rejects the token request as malformed.',
  stage: 'token',
  severity: 'error',
  prior: 10,
  steps: {
    refused: {
      says: 'the server rejects the request as incomplete or malformed (invalid_request, HTTP 415 or 422)',
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
      says: 'the answer names the request itself (invalid_request or HTTP 415)',
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
    'The server answered the token request with HTTP {http.response.status_code} {oauth.error}. ' +
    'A server gives invalid_request for a missing parameter and HTTP 415 for a body of another type, never for wrong credentials.',
  fix: [
    "Enter every field of the manager's license settings again; none may be empty.",
    'Compare the releases of manager and SSM with the release notes: a change of the API on one side needs the other.',
  ],
  verify: ['The next token request is answered HTTP 200, or with an error that names the credentials.'],
  risk: [],
  collect: [
    { what: 'the releases of manager and SSM', host: 'manager' },
    { what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' },
  ],
  references: ['RFC 6749 section 5.2 (invalid_request)', 'RFC 9110 section 15.5.16 (415)'],
});
