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
      says: 'the server deleted a client with this id before',
      decides: true,
      seen: [{ see: 'oauth.client-deleted', same: ['oauth.client.id'], scope: 'before' }],
    },
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
  },
  explain:
    'The manager asked {server.address} for a token for client {oauth.client.id}. ' +
    'The server answered {http.response.status_code} {oauth.error}. ' +
    'A deleted client gets the answer of an unknown one: only the list of clients, or the deletion in the log, shows it.',
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit > Create > "Resource Owner Grant"; name it, save it, open the record.',
    "Copy its Client ID and Client Secret into the manager's license settings.",
    'Run "Sync Licenses and Refresh Devices" with the same on-prem user that created the record.',
  ],
  verify: [
    'The API Tool Kit lists a client whose Client ID is the one in the manager.',
    'The next token request is answered with 200.',
  ],
  risk: ['None.'],
  collect: [{ what: 'Event Log of the API Tool Kit: who deleted the client, and when', host: 'ssm' }],
  notToBeConfusedWith: {
    'wrong-client-id': 'has the same answer; the ids differ then',
    'wrong-client-secret': 'has the same answer; the client is still listed then',
    'client-expired': 'has the same answer; the client is listed with a date in the past then',
  },
  references: ['RFC 6749 section 5.2 (invalid_client)', 'doorkeeper lib/doorkeeper/oauth/client.rb (look-up by uid)'],
});
