import { defineRule } from '../core/rule.js';
import { matches, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'usage-report-rejected',
  cause: 'The SSM rejects the usage report of the manager.',
  stage: 'usage-report',
  severity: 'error',
  prior: 20,
  steps: {
    refused: {
      says: 'the usage report is answered with an error (not HTTP 401 or 403, which concern token and user)',
      decides: true,
      seen: [
        {
          see: 'api.answer',
          where: {
            'http.response.status_code': oneOf(400, 404, 409, 413, 422),
            'url.path': matches(/\/(?:usage|reports?)\b/),
          },
        },
      ],
    },
  },
  explain:
    'The usage report to {url.path} was answered HTTP {http.response.status_code}. ' +
    'The manager got the token and the licenses before, so the server rejects the report itself: its form or its content.',
  fix: ['Collect the body of the answer and open a case for SSM On-Prem.', 'Run "Sync Licenses and Refresh Devices".'],
  verify: ['The report is acknowledged.'],
  risk: ['Unacknowledged reports accumulate on the manager and the devices.'],
  collect: [
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
  ],
  references: ['Cisco field notice FN72578 (reports pile up)'],
});
