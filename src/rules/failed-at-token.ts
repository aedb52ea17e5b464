import { defineRule } from '../core/rule.js';
import { oneOf } from '../core/pattern.js';

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
        { see: 'oauth.token-answer', where: { 'http.response.status_code': oneOf(400, 401, 403, 404, 405, 415, 422) } },
      ],
    },
  },
  explain:
    'The server answered the token request with {http.response.status_code}. No OAuth error code that names a cause was found.',
  fix: ['Collect what is listed below and run the analysis again; the error code of the answer decides.'],
  verify: ['The report of the next run names a specific cause.'],
  risk: ['None.'],
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
