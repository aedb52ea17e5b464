import { defineRule } from '../core/rule.js';
import { equal, matches, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'usage-report-unacknowledged',
  cause: 'The usage report of the manager was taken and not acknowledged.',
  stage: 'usage-report',
  severity: 'warning',
  prior: 20,
  steps: {
    taken: {
      says: 'the usage report is answered without an error',
      seen: [
        {
          see: 'api.answer',
          where: {
            'url.path': matches(/\/(?:usage|reports?)\b/),
            'http.response.status_code': oneOf(200, 201, 202, 204),
          },
        },
      ],
    },
    unacknowledged: {
      says: 'the manager, or the answer itself, says that the acknowledgement is missing',
      decides: true,
      seen: [
        { see: 'manager.warned', where: { 'error.kind': equal('acknowledgement-missing') } },
        { see: 'api.answer', where: { 'error.kind': equal('acknowledgement-missing') } },
      ],
    },
  },
  explain:
    'The usage report to {url.path} was answered with {http.response.status_code}. What is said of its acknowledgement: {message}. ' +
    'The SSM hands reports on to Cisco at its own synchronisation, and gives the acknowledgement back after that.',
  fix: [
    'On SSM On-Prem: synchronise the local account with Cisco Smart Software Manager; the acknowledgement comes with it.',
    'Run "Sync Licenses and Refresh Devices" afterwards: the manager fetches the acknowledgement with the next report.',
  ],
  verify: ['The manager shows the report as acknowledged (Administration > License Management > Reporting).'],
  risk: ['Reports that are not acknowledged pile up on the manager and the devices.'],
  collect: [
    { what: 'state of the local account and its last synchronisation', host: 'ssm' },
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: {
    'usage-report-rejected': 'is answered with an error',
    'ssm-upstream-unreachable': 'says why no acknowledgement can come',
  },
  outranks: ['failed-at-licenses'],
  references: [
    'Cisco field notice FN72578 (reports pile up)',
    'https://www.cisco.com/c/en/us/td/docs/routers/sdwan/configuration/sdwan-xe-gs-book/license-management.html',
  ],
});
