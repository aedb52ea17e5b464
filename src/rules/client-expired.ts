import { defineRule } from '../core/rule.js';
import { endsWith, equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'client-expired',
  cause: 'The expiration date of the API client on the SSM has passed.',
  stage: 'token',
  severity: 'error',
  prior: 30,
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
    expired: {
      says: 'the server says that the end date of the client has passed',
      decides: true,
      seen: [{ see: 'oauth.client-expired', same: ['oauth.client.id'] }],
    },
    expiredHere: {
      says: 'while it served this request, the server says of a client without naming its id that its end date has passed',
      decides: true,
      seen: [{ see: 'oauth.client-expired', where: { 'oauth.client.identified': equal(false) } }],
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
    "An expired client gets the answer of an unknown one: only the record of the client, or the application's own line, shows the date.",
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit, open the client and move its Expiration Date, or create a new Resource Owner Grant client.',
    "After a new client: copy its Client ID and Client Secret into the manager's license settings.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: [
    'The Expiration Date in the API Tool Kit lies in the future.',
    'The next token request is answered with 200.',
  ],
  risk: ['None: a client past its date is of no use to anybody.'],
  collect: [{ what: 'the record of the client in the API Tool Kit with its Expiration Date', host: 'ssm' }],
  notToBeConfusedWith: {
    'wrong-client-secret': 'has the same answer; the record of the client shows a date in the future then',
    'wrong-client-id': 'has the same answer; the ids differ then',
    'client-deleted': 'has the same answer; the client is no longer listed then',
  },
  references: ['RFC 6749 section 5.2 (invalid_client)', 'SSM On-Prem API Tool Kit, field Expiration Date'],
});
