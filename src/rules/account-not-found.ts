import { defineRule } from '../core/rule.js';
import { matches, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'account-not-found',
  cause: 'The SSM does not know the account that the manager asks for.',
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
      says: 'the server says that its API console is off',
      seen: [{ see: 'app.api-console-off' }],
    },
  },
  explain:
    'The call of {url.path} was answered with {http.response.status_code}. ' +
    'The token is good; what the path names, the account or its virtual account, is not on this SSM.',
  fix: [
    'In the manager: select Smart Account and virtual account anew; after a new installation of the SSM their ids are others.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The call is answered with 200.'],
  risk: ['None.'],
  collect: [
    { what: 'accounts and virtual accounts of the SSM', host: 'ssm' },
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: {
    'user-not-permitted': 'is answered with 403: the account is there, the user may not use it',
    'wrong-token-path': 'is answered with 404 at the token request already',
    'api-console-disabled': 'can be answered with 404 as well; the answer or the application says so then',
  },
  references: ['RFC 9110 section 15.5.5'],
});
