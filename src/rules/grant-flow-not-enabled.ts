import { defineRule } from '../core/rule.js';
import { endsWith, equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'grant-flow-not-enabled',
  cause: 'The SSM does not offer the Resource Owner (password) grant at all.',
  stage: 'token',
  severity: 'error',
  prior: 20,
  steps: {
    refused: {
      says: 'the server does not support the grant type (unsupported_grant_type)',
      decides: true,
      seen: [
        {
          see: 'oauth.token-answer',
          where: {
            'url.path': endsWith('/oauth/token'),
            'oauth.error': equal('unsupported_grant_type'),
          },
        },
      ],
    },
  },
  contradicts: {
    forbidden: {
      says: 'the server answers HTTP 403 or 413, which an OAuth server does not: it refuses this client or this request',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': oneOf(403, 413) } }],
    },
    others: {
      says: 'the server created a client for the Resource Owner Grant',
      seen: [{ see: 'oauth.client-created', where: { 'oauth.grant_type': equal('password') }, scope: 'bundle' }],
    },
  },
  explain:
    'The manager asked {server.address} for a token with grant_type={oauth.grant_type}. ' +
    'The server answered HTTP {http.response.status_code} {oauth.error}. {?oauth.error}An OAuth server gives unsupported_grant_type when the grant type is off for every client. {?oauth.error}A single client that is not allowed to use it gets unauthorized_client.',
  fix: [
    'Update SSM On-Prem to a release whose API Tool Kit offers "Resource Owner Grant".',
    'Create a Resource Owner Grant client there and enter its Client ID and Client Secret in the manager.',
  ],
  verify: ['Admin Workspace > API Tool Kit > Create lists "Resource Owner Grant".'],
  risk: ['The update interrupts license services; take a backup first.'],
  collect: [
    { what: 'the release of SSM On-Prem', host: 'ssm' },
    { what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: { 'wrong-grant-type': 'is answered with unauthorized_client' },
  references: [
    'RFC 6749 section 5.2 (unsupported_grant_type)',
    'doorkeeper config, grant_flows (default: authorization_code, client_credentials)',
  ],
});
