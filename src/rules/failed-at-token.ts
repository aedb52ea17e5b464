import { defineRule } from '../core/rule.js';
import { atLeast, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'failed-at-token',
  cause: 'The SSM refused the token request; the files do not show why.',
  stage: 'token',
  severity: 'error',
  prior: 1,
  fallback: true,
  steps: {
    refused: {
      says: 'the server refuses the token request',
      seen: [
        // Only 200 brings a token (RFC 6749 section 5.1).
        { see: 'oauth.token-answer', where: { 'http.response.status_code': atLeast(201) } },
        {
          see: 'oauth.token-answer',
          where: {
            'oauth.error': oneOf(
              'invalid_client',
              'invalid_grant',
              'invalid_request',
              'invalid_scope',
              'unauthorized_client',
              'unsupported_grant_type',
              'access_denied',
            ),
          },
        },
      ],
    },
  },
  explain:
    'The server answered the token request with HTTP {http.response.status_code}. No OAuth error code that names a cause was found.',
  fix: ['Collect what is listed below and run the analysis again; the error code in the answer decides.'],
  verify: ['The report of the next run names a specific cause.'],
  risk: [],
  collect: [
    {
      what: 'the whole error code of the refused token request',
      host: 'manager',
      path: '/var/log/nms/vmanage-server.log',
    },
    { what: "the application's and nginx's lines around the token request", host: 'ssm', path: '/var/log/messages' },
    { what: 'the API Tool Kit list of the SSM with its Type column and the switch "API Console Enabled"', host: 'ssm' },
  ],
  references: ['RFC 6749 section 5.2'],
});
