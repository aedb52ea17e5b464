import { defineRule } from '../core/rule.js';
import { oneOf } from '../core/pattern.js';

const REDIRECTION = { 'http.response.status_code': oneOf(301, 302, 303, 307, 308) } as const;

// RFC 6749 section 5.2: only a token endpoint answers so.
const CODED = oneOf(
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
);

export default defineRule({
  id: 'redirected',
  cause: 'The SSM URL in the manager points to a portal or load balancer that redirects the request, not to the API.',
  stage: 'token',
  severity: 'error',
  prior: 20,
  steps: {
    redirected: {
      says: 'the token request was answered with a redirect (HTTP 3xx)',
      seen: [{ see: 'oauth.token-answer', where: REDIRECTION }],
    },
  },
  contradicts: {
    coded: {
      says: 'the answer is an OAuth error, so it came from the token endpoint',
      seen: [{ see: 'oauth.token-answer', where: { 'oauth.error': CODED } }],
    },
  },
  explain:
    'The server answered the request for {url.path} with HTTP {http.response.status_code}, a redirect. ' +
    'The API of SSM On-Prem answers token requests itself. A login page, a portal or a load balancer in front of it redirects.',
  fix: [
    "Correct the SSM server URL in the manager's license settings: https, the SSM's own name or address and port 8443, and no path after the port.",
    'If a portal or load balancer must stay in front: let it forward /oauth/token and /api/ to the SSM without a login.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["nginx on the SSM logs the manager's POST to /oauth/token with HTTP 200."],
  risk: [],
  collect: [
    { what: 'the SSM server URL in the license settings of the manager', host: 'manager' },
    {
      what: 'the target of the redirect (its Location header)',
      host: 'manager',
      command: 'curl -vk -X POST https://SSM:8443/oauth/token',
    },
  ],
  notToBeConfusedWith: { 'wrong-token-path': 'is answered with 404 or 405' },
  references: ['RFC 9110 section 15.4 (3xx)', 'RFC 6749 section 5.1 (a token comes with 200)'],
});
