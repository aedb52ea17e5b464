import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'user-not-permitted',
  cause: 'The SSM gives this user a token but does not let it use the account.',
  stage: 'api',
  severity: 'error',
  prior: 40,
  steps: {
    // First, because the first step fills the explanation, which is about the call, not the token request.
    refused: {
      says: 'the API forbids a call with a token (HTTP 403)',
      seen: [{ see: 'api.answer', where: { 'http.response.status_code': equal(403) } }],
    },
    given: {
      says: 'the server gave a token',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': equal(200) } }],
    },
  },
  supports: {
    says: {
      says: 'the answer reports denied access, or a missing role or permission',
      decides: true,
      seen: [
        {
          see: 'api.answer',
          where: {
            'error.kind': equal('access-denied'),
          },
        },
      ],
    },
  },
  contradicts: {
    scope: {
      says: 'the answer says that the token lacks a scope',
      seen: [{ see: 'api.answer', where: { 'oauth.error': oneOf('insufficient_scope', 'invalid_scope') } }],
    },
    switchedOff: {
      says: 'the application reports that its API console is off',
      seen: [{ see: 'app.api-console-off' }],
    },
  },
  explain:
    'The server gave a token. ' +
    'It answered the call to {url.path} with HTTP {http.response.status_code}. ' +
    'The token is valid, so client and password are right; the user lacks a role on this account.',
  fix: [
    'On SSM On-Prem: give the user a role on the local account and its virtual accounts (or use the user that created the API client).',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["The user sees the account's licenses in the SSM GUI.", 'The refused call is answered HTTP 200.'],
  risk: ['The user can see and use the licenses of every account it gets a role on.'],
  collect: [
    { what: 'the roles of the user on the local account and its virtual accounts', host: 'ssm' },
    { what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: {
    'wrong-grant-type': 'is refused at the token request',
    'insufficient-scope': 'then the answer names a scope',
    'token-expired-midsync': 'is answered HTTP 401',
    'api-console-disabled': 'then the answer or the application says so, and every client gets the same answer',
  },
  references: ['RFC 9110 section 15.5.4 (403)', 'Cisco HCS Smart Licensing guide (roles on the local account)'],
});
