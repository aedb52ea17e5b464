import { defineRule } from '../core/rule.js';
import { oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'api-console-disabled',
  cause: 'The API console (API Tool Kit) of the SSM is switched off.',
  stage: 'token',
  severity: 'error',
  prior: 25,
  steps: {
    refused: {
      says: 'the server forbids the request and names no error of client, user or grant type (HTTP 403 or 404)',
      seen: [
        // A server may issue tokens and forbid the calls: public API clients got the 403 there.
        { see: 'api.answer', where: { 'http.response.status_code': oneOf(403, 404) } },
        {
          see: 'oauth.token-answer',
          where: {
            'http.response.status_code': oneOf(403, 404),
            'oauth.error': oneOf('none', 'access_denied'),
          },
        },
      ],
    },
    switchedOff: {
      says: 'the server reports that its API console is off',
      decides: true,
      seen: [{ see: 'app.api-console-off' }],
    },
  },
  explain:
    'The manager called {url.path} of {server.address}. ' +
    'The server answered HTTP {http.response.status_code}. ' +
    'A token endpoint answers wrong credentials with HTTP 400 or 401. With its API console off, the SSM forbids every API call.',
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit, set "API Console Enabled" to on.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The switch "API Console Enabled" is on.', 'The next sync gets a token and the license list.'],
  risk: ['Every other API client of the SSM gets access again as well.'],
  collect: [
    { what: 'the switch "API Console Enabled" in the API Tool Kit, and its Event Log', host: 'ssm' },
    { what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: {
    'user-not-permitted': 'the answer then names an account, a role or a permission, and other users get HTTP 200',
    'wrong-token-path': 'is answered HTTP 404 as well; then the path is not /oauth/token',
    'wrong-grant-type': 'an HTTP 403 then carries an OAuth error code',
  },
  references: [
    'SSM On-Prem API Tool Kit, switch API Console Enabled',
    'Cisco HCS Smart Licensing guide ("Enable the API tool kit")',
  ],
});
