import { defineRule } from '../core/rule.js';
import { endsWith, equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'wrong-client-secret',
  cause: 'The client secret in the manager is not the one that the SSM has for this client.',
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
      says: 'the same client id got a token before',
      seen: [{ see: 'oauth.client-id-compared', where: { 'oauth.client.id.change': equal('same') } }],
    },
    bodyLength: {
      says: "nginx sent 184 bytes, the length of Doorkeeper's invalid_client answer",
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.body.bytes': equal(184) } }],
    },
  },
  contradicts: {
    slip: {
      says: 'the client id itself is wrong: it differs in a few characters or a blank from the one that got a token before',
      seen: [
        { see: 'oauth.client-id-compared', where: { 'oauth.client.id.change': oneOf('few-characters', 'blank') } },
      ],
    },
    deleted: {
      says: 'the client was deleted on the server before',
      seen: [{ see: 'oauth.client-deleted', same: ['oauth.client.id'], scope: 'before' }],
    },
    expired: {
      says: 'the server itself says that the client has expired',
      seen: [
        { see: 'oauth.client-expired', same: ['oauth.client.id'] },
        { see: 'oauth.client-expired', where: { 'oauth.client.identified': equal(false) } },
      ],
    },
  },
  explain:
    'The manager asked {server.address} for a token for client {oauth.client.id}. The server answered {http.response.status_code} {oauth.error}. ' +
    'A server that does not know the client, or gets a wrong secret for it, answers invalid_client; it checks the secret before the user, so this says nothing about the password.',
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit, open the client, copy its Client Secret (or "Regenerate Client Secret").',
    "Enter it anew in the manager's license settings, by copy and paste.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: [
    'The next token request is answered with 200.',
    "The API Tool Kit's Event Log shows no later regeneration of the secret.",
  ],
  risk: ['Regenerating the secret locks out every other application that uses the same client; copying it does not.'],
  collect: [
    { what: 'Event Log of the API Tool Kit: was the secret regenerated?', host: 'ssm' },
    { what: 'first and last four characters of the Client ID in the API Tool Kit list', host: 'ssm' },
  ],
  notToBeConfusedWith: {
    'wrong-client-id': 'has the same answer; the ids differ then',
    'client-deleted': 'has the same answer; the client is no longer listed then',
    'client-expired': 'has the same answer; the client is listed with a date in the past then',
  },
  references: [
    'RFC 6749 section 5.2 (invalid_client)',
    'doorkeeper lib/doorkeeper/oauth/password_access_token_request.rb',
  ],
});
