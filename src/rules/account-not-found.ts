import { defineRule } from '../core/rule.js';
import { matches, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'account-not-found',
  cause: 'The SSM does not know the account that the manager requests.',
  stage: 'licenses',
  severity: 'error',
  prior: 20,
  steps: {
    notFound: {
      says: 'the server knows no such account (404)',
      decides: true,
      seen: [
        {
          see: 'api.answer',
          where: {
            'http.response.status_code': oneOf(404, 422),
            'url.path': matches(/\/accounts\/(?!.*\/(?:usage|reports?)\b)/),
          },
        },
      ],
    },
  },
  contradicts: {
    switchedOff: {
      says: 'the server reports that its API console is off',
      seen: [{ see: 'app.api-console-off' }],
    },
  },
  explain:
    'The call to {url.path} was answered HTTP {http.response.status_code}. ' +
    'The token is valid; the account or virtual account in the path is not on this SSM.',
  fix: [
    'In the manager: select Smart Account and virtual account again; after a new installation of the SSM their IDs have changed.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The call is answered HTTP 200.'],
  risk: [],
  collect: [
    { what: 'the accounts and virtual accounts of the SSM', host: 'ssm' },
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: {
    'user-not-permitted': 'is answered HTTP 403: the account exists, and the user is not allowed to use it',
    'wrong-token-path': 'is answered HTTP 404 at the token request',
    'api-console-disabled': 'can be answered HTTP 404 as well; then the answer or the application says so',
  },
  references: ['RFC 9110 section 15.5.5'],
});
