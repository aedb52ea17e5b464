import { defineRule } from '../core/define.js';
import { equal, matches } from '../core/pattern.js';

export default defineRule({
  id: 'user-not-permitted',
  cause: 'The SSM gives this user a token but does not let it use the account.',
  stage: 'api',
  severity: 'error',
  prior: 40,
  steps: {
    given: {
      says: 'the server gave a token',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': equal(200) } }],
    },
    refused: {
      says: 'the API forbids a call with it (403)',
      seen: [{ see: 'api.answer', where: { 'http.response.status_code': equal(403) } }],
    },
  },
  supports: {
    says: {
      says: 'the answer says that the user or the role may not',
      decides: true,
      seen: [
        {
          see: 'api.answer',
          where: {
            'http.response.body.content': matches(
              /\b(?:den(?:y|ied)|not (?:allowed|authori[sz]ed|permitted)|permission|role|forbidden for)\b/i,
            ),
          },
        },
      ],
    },
  },
  contradicts: {
    scope: {
      says: 'the answer says that the token lacks a scope',
      seen: [{ see: 'api.answer', where: { 'oauth.error': equal('insufficient_scope') } }],
    },
    switchedOff: {
      says: 'the application says that its API console is off',
      seen: [{ see: 'app.api-console-off' }],
    },
  },
  explain:
    'The token was given. ' +
    'The call of {url.path} was answered with {http.response.status_code}. ' +
    'The token is good, so client and password are right; what lacks is a role of the user on this account.',
  fix: [
    'On SSM On-Prem: give the user a role on the local account and its virtual accounts (or use the user that created the API client).',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["The user sees the account's licenses in the SSM GUI.", 'The call that was refused is answered with 200.'],
  risk: ['The user can see and use the licenses of every account it gets a role on.'],
  collect: [
    { what: 'roles of the user on the local account and its virtual accounts', host: 'ssm' },
    { what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: { 'wrong-grant-type': 'is refused at the token request already' },
  references: ['RFC 9110 section 15.5.4 (403)', 'Cisco HCS Smart Licensing guide (roles on the local account)'],
});
