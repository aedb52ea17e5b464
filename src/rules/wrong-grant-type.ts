import { defineRule } from '../core/rule.js';
import { endsWith, equal, oneOf } from '../core/pattern.js';

const path = endsWith('/oauth/token');
const refusal = { 'url.path': path, 'http.response.status_code': oneOf(400, 401, 403) } as const;
// Doorkeeper's token endpoint never answers 403; a server that does checks the grant itself.
const forbidden = { 'url.path': path, 'http.response.status_code': equal(403) } as const;
const unauthorized = equal('unauthorized_client');
const ownClient = { same: ['oauth.client.id'], scope: 'bundle' } as const;

export default defineRule({
  id: 'wrong-grant-type',
  cause:
    'Wrong OAuth grant type: the API client on the SSM is not allowed to use the password grant that the manager requests.',
  stage: 'token',
  severity: 'error',
  prior: 60,
  steps: {
    refused: {
      says: 'the server refuses the token request of this client',
      seen: [
        { see: 'oauth.token-answer', where: { ...refusal, 'oauth.error': unauthorized } },
        {
          see: 'oauth.token-answer',
          where: { ...forbidden, 'oauth.error': oneOf('invalid_grant', 'unsupported_grant_type') },
        },
      ],
    },
  },
  supports: {
    unauthorized: {
      says: 'the answer is unauthorized_client: the client is known and authenticated, but not allowed to use this grant type',
      decides: true,
      seen: [{ see: 'oauth.token-answer', where: { 'oauth.error': unauthorized } }],
    },
    createdAs: {
      says: 'the client was created for the Client Credentials Grant',
      decides: true,
      seen: [{ see: 'oauth.client-created', where: { 'oauth.grant_type': equal('client_credentials') }, ...ownClient }],
    },
    bodyLength: {
      says: "nginx sent 136 bytes, the length of Doorkeeper's unauthorized_client answer",
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.body.bytes': equal(136) } }],
    },
  },
  contradicts: {
    madeForPassword: {
      says: 'the client was created for the Resource Owner Grant',
      seen: [{ see: 'oauth.client-created', where: { 'oauth.grant_type': equal('password') }, ...ownClient }],
    },
  },
  explain:
    'The manager asked {server.address} for a token with grant_type={oauth.grant_type} for client {oauth.client.id}. ' +
    'The server answered HTTP {http.response.status_code} {oauth.error}. {?oauth.error}An OAuth server gives unauthorized_client when it knows the client and the client is not allowed to use the requested grant type. {?oauth.error}A wrong secret would give invalid_client, a wrong password invalid_grant. {!oauth.error}The error code was not seen. {!oauth.error}It would decide: unauthorized_client means a wrong grant type, invalid_client an unknown client or a wrong secret, invalid_grant a wrong user or password. {?oauth.error.prefix}This cause is listed first all the same: what SSM On-Prem answers to a wrong grant type is not published, and Cisco document 222117 fixed this very error with a new Resource Owner Grant client and the same user. {?oauth.error.prefix}A new client replaces type, ID and secret at once, so that fix does not prove which of them was wrong.',
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit > Create > "Resource Owner Grant" (not "Client Credentials Grant"); name it, save it, open the record.',
    "Copy its Client ID and Client Secret into the manager's license settings.",
    'Run "Sync Licenses and Refresh Devices" with the same on-prem user that created the record.',
  ],
  verify: [
    'In the API Tool Kit list the Type column of the client in use reads "Resource Owner Grant".',
    'The next sync gets a token, and nginx on the SSM logs its POST /oauth/token with HTTP 200.',
  ],
  risk: ['Keep the old client until a sync succeeds with the new one; then delete it.'],
  collect: [
    { what: 'the API Tool Kit list of the SSM with its Type column, IDs masked', host: 'ssm' },
    { what: 'the whole code of the refused token request', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: {
    'wrong-client-secret': 'a wrong secret is answered with invalid_client',
    'wrong-user-password': 'a wrong password is answered with invalid_grant and status 400',
  },
  references: [
    'RFC 6749 section 5.2 (unauthorized_client)',
    'Cisco document 222117 (license sync through on-prem reporting mode)',
    'doorkeeper lib/doorkeeper/oauth/password_access_token_request.rb (order of checks)',
  ],
});
