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
      says: 'the server says that the client has expired',
      decides: true,
      seen: [{ see: 'oauth.client-expired', same: ['oauth.client.id'] }],
    },
    expiredHere: {
      says: 'while it served this request, the server says that a client has expired, without its ID',
      decides: true,
      seen: [{ see: 'oauth.client-expired', where: { 'oauth.client.identified': equal(false) } }],
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
    "An expired client gets the same answer as an unknown one. Only the client's record, or the application's log, shows the date.",
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit, open the client and extend its Expiration Date, or create a new Resource Owner Grant client.',
    "For a new client: copy its Client ID and Client Secret into the manager's license settings.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The Expiration Date in the API Tool Kit is in the future.', 'The next token request is answered HTTP 200.'],
  risk: [],
  collect: [{ what: 'the record of the client in the API Tool Kit with its Expiration Date', host: 'ssm' }],
  notToBeConfusedWith: {
    'wrong-client-secret': 'gets the same answer; then the client is listed with a date in the future',
    'wrong-client-id': 'gets the same answer; then the IDs differ',
    'client-deleted': 'gets the same answer; then the client is no longer listed',
  },
  references: ['RFC 6749 section 5.2 (invalid_client)', 'SSM On-Prem API Tool Kit, field Expiration Date'],
});
