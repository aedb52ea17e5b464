import { defineRule } from '../core/rule.js';
import { endsWith, equal, oneOf } from '../core/pattern.js';

const REFUSED = { 'http.response.status_code': oneOf(400, 401), 'oauth.error': equal('invalid_client') } as const;
const CHANGED = { 'oauth.client.id.change': oneOf('other', 'few-characters', 'blank') } as const;

export default defineRule({
  id: 'wrong-client-id',
  cause: 'The client ID in the manager is not one that the SSM knows.',
  stage: 'token',
  severity: 'error',
  prior: 40,
  steps: {
    refused: {
      says: 'the server does not accept the client (invalid_client)',
      seen: [{ see: 'oauth.token-answer', where: { 'url.path': endsWith('/oauth/token'), ...REFUSED } }],
    },
  },
  supports: {
    slip: {
      says: 'the client id differs in a few characters from the one that got a token before',
      decides: true,
      seen: [{ see: 'oauth.client-id-compared', where: { 'oauth.client.id.change': equal('few-characters') } }],
    },
    blank: {
      says: 'the client id was pasted with a blank or a line end, unlike the one that got a token before',
      decides: true,
      seen: [{ see: 'oauth.client-id-compared', where: { 'oauth.client.id.change': equal('blank') } }],
    },
    pasted: {
      says: 'there is a blank or a line end before or behind the id, which no id has',
      seen: [{ see: 'oauth.token-answer', where: { 'oauth.client.id.blank': oneOf('before', 'after') } }],
    },
    changed: {
      says: 'the client id is another one than at the last attempt that got a token',
      seen: [{ see: 'oauth.client-id-compared', where: CHANGED }],
    },
    bodyLength: {
      says: "nginx sent 184 bytes, the length of Doorkeeper's invalid_client answer",
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.body.bytes': equal(184) } }],
    },
  },
  contradicts: {
    known: {
      says: 'the server made a client with this id',
      seen: [{ see: 'oauth.client-created', same: ['oauth.client.id'], scope: 'before' }],
    },
    workedBefore: {
      says: 'the same client id got a token before',
      seen: [{ see: 'oauth.client-id-compared', where: { 'oauth.client.id.change': equal('same') } }],
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
    'The manager asked {server.address} for a token for client {oauth.client.id}. The last token was given for client {oauth.client.previous_id}. The server answered {http.response.status_code} {oauth.error}. ' +
    'A server that does not know the client, or gets a wrong secret for it, answers invalid_client; only a comparison of the ids shows which it is.',
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit, open the Resource Owner Grant client and copy its Client ID.',
    "Enter Client ID and Client Secret anew in the manager's license settings, by copy and paste.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The client id in the manager is, character by character, the Client ID in the API Tool Kit of this SSM.'],
  risk: ['None: only the manager uses these settings.'],
  collect: [
    { what: 'first and last four characters of the Client ID in the API Tool Kit list', host: 'ssm' },
    { what: 'the client id that the manager sends', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: {
    'wrong-client-secret': 'has the same answer; the ids agree then',
    'client-deleted': 'has the same answer; the id is one that the SSM once made then',
    'client-expired': 'has the same answer; the ids agree then',
  },
  references: ['RFC 6749 section 5.2 (invalid_client)', 'doorkeeper issue 1526 (the answer in full)'],
});
