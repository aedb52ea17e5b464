import { defineRule } from '../core/rule.js';
import { endsWith, equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'wrong-client-secret',
  cause: 'The client secret in the manager is not the client secret on the SSM.',
  stage: 'token',
  severity: 'error',
  prior: 50,
  steps: {
    refused: {
      says: 'the server does not accept the client (invalid_client)',
      seen: [
        {
          see: 'oauth.token-answer',
          where: {
            'url.path': endsWith('/oauth/token'),
            'http.response.status_code': oneOf(400, 401),
            'oauth.error': equal('invalid_client'),
          },
        },
      ],
    },
  },
  supports: {
    workedBefore: {
      says: 'the same client ID got a token before',
      seen: [{ see: 'oauth.client-id-compared', where: { 'oauth.client.id.change': equal('same') } }],
    },
    bodyLength: {
      says: "nginx sent 184 bytes, the length of Doorkeeper's invalid_client answer",
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.body.bytes': equal(184) } }],
    },
  },
  contradicts: {
    slip: {
      says: 'the client ID itself is wrong: it differs in a few characters or a blank from the one that got a token before',
      seen: [
        { see: 'oauth.client-id-compared', where: { 'oauth.client.id.change': oneOf('few-characters', 'blank') } },
      ],
    },
    deleted: {
      says: 'the client was deleted on the server before',
      seen: [{ see: 'oauth.client-deleted', same: ['oauth.client.id'], scope: 'before' }],
    },
    expired: {
      says: 'the server reports that the client has expired',
      seen: [
        { see: 'oauth.client-expired', same: ['oauth.client.id'] },
        { see: 'oauth.client-expired', where: { 'oauth.client.identified': equal(false) } },
      ],
    },
  },
  explain:
    'The manager asked {server.address} for a token for client {oauth.client.id}. The server answered HTTP {http.response.status_code} {oauth.error}. {?oauth.error}A server answers invalid_client for an unknown client and for a wrong secret. {?oauth.error}It checks the secret before the user, so this says nothing about the password. {!oauth.error}The error code was not seen; invalid_client would fit this cause.',
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit, open the client, copy its Client Secret (or "Regenerate Client Secret").',
    "Enter it again in the manager's license settings, by copy and paste.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: [
    'The next token request is answered HTTP 200.',
    "The API Tool Kit's Event Log shows no later regeneration of the secret.",
  ],
  risk: ['A new secret locks out every other application that uses the same client; copying the old one does not.'],
  collect: [
    { what: 'the Event Log of the API Tool Kit: was the secret regenerated?', host: 'ssm' },
    { what: 'the first and last four characters of the Client ID in the API Tool Kit list', host: 'ssm' },
  ],
  notToBeConfusedWith: {
    'wrong-client-id': 'gets the same answer; then the IDs differ',
    'client-deleted': 'gets the same answer; then the client is no longer listed',
    'client-expired': 'gets the same answer; then the client is listed with a date in the past',
  },
  references: [
    'RFC 6749 section 5.2 (invalid_client)',
    'doorkeeper lib/doorkeeper/oauth/password_access_token_request.rb',
  ],
});
