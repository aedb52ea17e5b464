import { defineRule } from '../core/rule.js';
import { endsWith, equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'client-deleted',
  cause: 'The API client that the manager uses was deleted on the SSM.',
  stage: 'token',
  severity: 'error',
  prior: 35,
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
    deleted: {
      says: 'the server deleted a client with this ID before',
      decides: true,
      seen: [{ see: 'oauth.client-deleted', same: ['oauth.client.id'], scope: 'before' }],
    },
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
        {
          see: 'oauth.client-id-compared',
          where: { 'oauth.client.id.change': oneOf('few-characters', 'blank') },
        },
      ],
    },
  },
  explain:
    'The manager asked {server.address} for a token for client {oauth.client.id}. ' +
    'The server answered HTTP {http.response.status_code} {oauth.error}. ' +
    'A deleted client gets the same answer as an unknown one. Only the client list, or the deletion in the log, shows which it is.',
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit > Create > "Resource Owner Grant"; name it, save it, open the record.',
    "Copy its Client ID and Client Secret into the manager's license settings.",
    'Run "Sync Licenses and Refresh Devices" with the same on-prem user that created the record.',
  ],
  verify: [
    'The API Tool Kit lists a client with the Client ID that the manager uses.',
    'The next token request is answered HTTP 200.',
  ],
  risk: [],
  collect: [{ what: 'the Event Log of the API Tool Kit: who deleted the client, and when', host: 'ssm' }],
  notToBeConfusedWith: {
    'wrong-client-id': 'gets the same answer; then the IDs differ',
    'wrong-client-secret': 'gets the same answer; then the client is still listed',
    'client-expired': 'gets the same answer; then the client is listed with a date in the past',
  },
  references: ['RFC 6749 section 5.2 (invalid_client)', 'doorkeeper lib/doorkeeper/oauth/client.rb (look-up by uid)'],
});
