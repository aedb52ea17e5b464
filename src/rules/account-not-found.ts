import { defineRule } from '../core/define.js';
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
          where: { 'http.response.status_code': oneOf(404, 422), 'url.path': matches(/\/accounts\//) },
        },
      ],
    },
  },
  explain: 'The call of {url.path} was answered with {http.response.status_code}. ',
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
  references: ['RFC 9110 section 15.5.5'],
});
