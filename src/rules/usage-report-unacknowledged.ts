import { defineRule } from '../core/rule.js';
import { equal, matches, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'usage-report-unacknowledged',
  cause: 'The SSM accepted the usage report of the manager but did not acknowledge it.',
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
      says: 'the manager, or the answer itself, reports that the acknowledgement is missing',
      decides: true,
      seen: [
        { see: 'manager.warned', where: { 'error.kind': equal('acknowledgement-missing') } },
        { see: 'api.answer', where: { 'error.kind': equal('acknowledgement-missing') } },
      ],
    },
  },
  explain:
    'The usage report to {url.path} was answered HTTP {http.response.status_code}. The manager logged: {message}. ' +
    'The SSM forwards reports to Cisco at its own synchronisation, and returns the acknowledgement afterwards.',
  fix: [
    'On SSM On-Prem: synchronise the local account with Cisco Smart Software Manager; this fetches the acknowledgement.',
    'Run "Sync Licenses and Refresh Devices" afterwards: the manager fetches the acknowledgement with the next report.',
  ],
  verify: ['The manager shows the report as acknowledged (Administration > License Management > Reporting).'],
  risk: ['Unacknowledged reports accumulate on the manager and the devices.'],
  collect: [
    { what: 'the state of the local account and its last synchronisation', host: 'ssm' },
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: {
    'usage-report-rejected': 'is answered with an error',
    'ssm-upstream-unreachable': 'names the reason why no acknowledgement arrives',
  },
  outranks: ['failed-at-licenses'],
  references: [
    'Cisco field notice FN72578 (reports pile up)',
    'https://www.cisco.com/c/en/us/td/docs/routers/sdwan/configuration/sdwan-xe-gs-book/license-management.html',
  ],
});
