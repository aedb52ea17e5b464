import { defineRule } from '../core/rule.js';
import { equal, matches, oneOf } from '../core/pattern.js';

// RFC 6749 section 5.2: only a token endpoint answers so.
const CODED = oneOf(
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
);

export default defineRule({
  id: 'wrong-token-path',
  cause: 'The SSM URL in the manager points to an address without a token endpoint.',
  stage: 'token',
  severity: 'error',
  prior: 20,
  steps: {
    refused: {
      says: 'the server does not know the path (HTTP 404 or 405)',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': oneOf(404, 405) } }],
    },
  },
  supports: {
    otherPath: {
      says: 'the requested path is not a token endpoint',
      decides: true,
      seen: [{ see: 'oauth.token-answer', where: { 'url.path': matches(/^(?!(?:\/backend)?\/oauth\/token$)/) } }],
    },
  },
  contradicts: {
    coded: {
      says: 'the answer is an OAuth error, so it came from the token endpoint',
      seen: [{ see: 'oauth.token-answer', where: { 'oauth.error': CODED } }],
    },
    accepted: {
      says: 'the server gave a token in the same attempt',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': equal(200) } }],
    },
    switchedOff: {
      says: 'the server reports that its API console is off',
      seen: [{ see: 'app.api-console-off' }],
    },
  },
  explain:
    'The manager requested {url.path} from {server.address}. ' +
    'The server answered HTTP {http.response.status_code}. ' +
    "SSM On-Prem answers token requests at /oauth/token and /backend/oauth/token of its API's port (8443).",
  fix: [
    "Correct the SSM server URL in the manager's license settings: https, the SSM's name or address and port 8443, and no path after the port.",
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["nginx on the SSM logs POST with a path that ends in /oauth/token for the manager's address."],
  risk: [],
  collect: [
    { what: 'the SSM server URL in the license settings of the manager', host: 'manager' },
    { what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: { 'api-console-disabled': 'can be answered with 404 as well; the path is the right one then' },
  references: [
    'RFC 9110 sections 15.5.5 and 15.5.6',
    'Cisco HCS Smart Licensing Operation Guide (token URL of SSM On-Prem)',
  ],
});
