import { defineRule } from '../core/rule.js';
import { endsWith, equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'wrong-user-password',
  cause: 'The SSM does not accept the user or the password that the manager sends.',
  stage: 'token',
  severity: 'error',
  prior: 55,
  steps: {
    refused: {
      says: 'the server accepts the client and refuses the user (invalid_grant)',
      seen: [
        {
          see: 'oauth.token-answer',
          where: {
            'url.path': endsWith('/oauth/token'),
            // Doorkeeper up to 5.0 answers every error with 401.
            'http.response.status_code': oneOf(400, 401),
            'oauth.error': oneOf('invalid_grant', 'invalid_resource_owner'),
          },
        },
      ],
    },
  },
  supports: {
    code: {
      says: 'the error code is the one for a refused user',
      seen: [
        {
          see: 'oauth.token-answer',
          where: { 'oauth.error': oneOf('invalid_grant', 'invalid_resource_owner') },
        },
      ],
    },
    userRefused: {
      says: 'the application reports that the user was not signed in',
      decides: true,
      seen: [{ see: 'oauth.user-checked', where: { 'event.outcome': equal('failure') }, same: ['user.name'] }],
    },
    bodyLength: {
      says: "nginx sent 224 bytes, the length of Doorkeeper's invalid_grant answer",
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.body.bytes': equal(224) } }],
    },
  },
  contradicts: {
    userAccepted: {
      says: 'the application accepted the user in the same request',
      seen: [{ see: 'oauth.user-checked', where: { 'event.outcome': equal('success') } }],
    },
  },
  explain:
    'The manager asked {server.address} for a token as user {user.name}. ' +
    'The server answered HTTP {http.response.status_code} {oauth.error}. {?oauth.error}A server that follows RFC 6749 checks the client first, so the client ID and secret are right and the user name or the password is wrong. {!oauth.error}The error code was not seen; invalid_grant would fit this cause.',
  fix: [
    'Sign in to the SSM On-Prem GUI with the user and password that the manager uses; reset the password there if that fails.',
    "Enter user and password again in the manager's license settings: the local on-prem user that created the API client, not a Cisco.com account.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The user signs in to the SSM GUI with this password.', 'The next token request is answered HTTP 200.'],
  risk: ['Repeated failed logins can lock the user. A new password must be changed everywhere it is used.'],
  collect: [
    { what: "the application's lines around the token request", host: 'ssm', path: '/var/log/messages' },
    { what: 'whether this user can sign in to the SSM GUI', host: 'ssm' },
  ],
  notToBeConfusedWith: {
    'wrong-client-secret': 'is answered with invalid_client',
    'wrong-grant-type':
      'is answered with unauthorized_client; a server of its own making may use invalid_grant with 403',
  },
  references: ['RFC 6749 section 5.2 (invalid_grant)', 'doorkeeper issue 1601 (status 400 for invalid_grant)'],
});
