import { defineRule } from '../core/rule.js';
import { oneOf } from '../core/pattern.js';

const REDIRECTION = { 'http.response.status_code': oneOf(301, 302, 303, 307, 308) } as const;

export default defineRule({
  id: 'redirected',
  cause: 'The SSM URL in the manager leads to a portal or load balancer that redirects the request, not to the API.',
  stage: 'token',
  severity: 'error',
  prior: 20,
  steps: {
    redirected: {
      says: 'the request for a token was answered with a redirection (3xx)',
      seen: [{ see: 'oauth.token-answer', where: REDIRECTION }],
    },
  },
  explain:
    'The server answered {http.response.status_code}, a redirection, to the request for {url.path}. ' +
    'The API of SSM On-Prem answers a token request itself; a login page, a portal or a load balancer in front of it redirects.',
  fix: [
    "Correct the SSM server URL in the manager's license settings: https, the SSM's own name or address and port 8443, and no path behind the port.",
    'Where a portal or load balancer has to stay in front: let it pass /oauth/token and /api/ to the SSM without a login.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ["nginx on the SSM logs the manager's POST to /oauth/token with 200."],
  risk: ['None.'],
  collect: [
    { what: 'the SSM server URL in the license settings of the manager', host: 'manager' },
    {
      what: 'where the answer leads (its Location)',
      host: 'manager',
      command: 'curl -vk -X POST https://SSM:8443/oauth/token',
    },
  ],
  notToBeConfusedWith: { 'wrong-token-path': 'is answered with 404 or 405' },
  references: ['RFC 9110 section 15.4 (3xx)', 'RFC 6749 section 5.1 (a token comes with 200)'],
});
