import { defineRule } from '../core/rule.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'user-locked',
  cause: 'The user that the manager uses is locked on the SSM.',
  stage: 'token',
  severity: 'error',
  prior: 25,
  steps: {
    refused: {
      says: 'the server refuses the user (invalid_grant)',
      seen: [
        {
          see: 'oauth.token-answer',
          where: {
            'http.response.status_code': oneOf(400, 401, 403),
            'oauth.error': oneOf('invalid_grant', 'invalid_resource_owner', 'access_denied'),
          },
        },
      ],
    },
    locked: {
      says: 'the application reports that this user is locked',
      decides: true,
      seen: [{ see: 'oauth.user-locked', same: ['user.name'] }],
    },
  },
  contradicts: {
    accepted: {
      says: 'the application accepted the user in the same request',
      seen: [{ see: 'oauth.user-checked', where: { 'event.outcome': equal('success') } }],
    },
  },
  explain:
    'The manager asked {server.address} for a token as user {user.name}. ' +
    'The server answered HTTP {http.response.status_code} {oauth.error}. ' +
    'A locked user gets the same answer as a wrong password. Only the application log, or the user list, shows the lock.',
  fix: [
    "Enter the right password in the manager's license settings; otherwise the next attempts lock the user again.",
    'On SSM On-Prem: Admin Workspace > Users, unlock the user.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The user signs in to the SSM GUI.', 'The next token request is answered HTTP 200.'],
  risk: ['A lock can also come from password guessing: check the failed logins before it.'],
  collect: [
    { what: 'the state of the user in Admin Workspace > Users', host: 'ssm' },
    { what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: { 'wrong-user-password': 'has the same answer; the application says nothing of a lock then' },
  outranks: ['wrong-user-password'],
  references: ['RFC 6749 section 5.2 (invalid_grant)', 'doorkeeper: resource_owner_from_credentials returns no user'],
});
