import { defineRule } from '../core/rule.js';
import { endsWith, equal, oneOf } from '../core/pattern.js';

const REFUSED = { 'http.response.status_code': oneOf(400, 401), 'oauth.error': equal('invalid_client') } as const;
const CHANGED = { 'oauth.client.id.change': oneOf('other', 'few-characters', 'blank') } as const;

export default defineRule({
  id: 'wrong-client-id',
  cause: 'The SSM does not know the client ID that the manager uses.',
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
      says: 'the client ID differs in a few characters from the one that got a token before',
      decides: true,
      seen: [{ see: 'oauth.client-id-compared', where: { 'oauth.client.id.change': equal('few-characters') } }],
    },
    blank: {
      says: 'the client ID has a blank or a line end that the one that got a token before did not have',
      decides: true,
      seen: [{ see: 'oauth.client-id-compared', where: { 'oauth.client.id.change': equal('blank') } }],
    },
    pasted: {
      says: 'there is a blank or a line end before or after the client ID',
      seen: [{ see: 'oauth.token-answer', where: { 'oauth.client.id.blank': oneOf('before', 'after') } }],
    },
    changed: {
      says: 'the client ID is not the one of the last attempt that got a token',
      seen: [{ see: 'oauth.client-id-compared', where: CHANGED }],
    },
    bodyLength: {
      says: "nginx sent 184 bytes, the length of Doorkeeper's invalid_client answer",
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.body.bytes': equal(184) } }],
    },
  },
  contradicts: {
    known: {
      says: 'the server created a client with this ID',
      seen: [{ see: 'oauth.client-created', same: ['oauth.client.id'], scope: 'before' }],
    },
    workedBefore: {
      says: 'the same client ID got a token before',
      seen: [{ see: 'oauth.client-id-compared', where: { 'oauth.client.id.change': equal('same') } }],
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
    'The manager asked {server.address} for a token for client {oauth.client.id}. The last token was issued for client {oauth.client.previous_id}. The server answered HTTP {http.response.status_code} {oauth.error}. {?oauth.error}A server answers invalid_client for an unknown client and for a wrong secret. Only a comparison of the IDs shows which it is.',
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit, open the Resource Owner Grant client and copy its Client ID.',
    "Enter Client ID and Client Secret again in the manager's license settings, by copy and paste.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The client ID in the manager is, character by character, the Client ID in the API Tool Kit of this SSM.'],
  risk: [],
  collect: [
    { what: 'the first and last four characters of the Client ID in the API Tool Kit list', host: 'ssm' },
    { what: 'the client ID that the manager sends', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: {
    'wrong-client-secret': 'gets the same answer; then the IDs are the same',
    'client-deleted': 'gets the same answer; then the SSM created this ID once',
    'client-expired': 'gets the same answer; then the IDs are the same',
  },
  references: ['RFC 6749 section 5.2 (invalid_client)', 'doorkeeper issue 1526 (the answer in full)'],
});
