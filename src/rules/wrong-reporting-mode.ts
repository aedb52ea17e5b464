import { defineRule } from '../core/rule.js';
import { equal, matches } from '../core/pattern.js';

export default defineRule({
  id: 'wrong-reporting-mode',
  cause: 'The manager calls Cisco Smart Software Manager in the cloud, not an SSM On-Prem.',
  stage: 'prerequisites',
  severity: 'error',
  prior: 20,
  steps: {
    cloud: {
      says: 'the manager calls a host of cisco.com for its licenses',
      seen: [
        {
          see: 'manager.call',
          where: { 'url.domain': matches(/(?:^|\.)cisco\.com$/i), 'event.outcome': equal('failure') },
        },
      ],
    },
  },
  supports: {
    mode: {
      says: 'the manager reports that its reporting mode is online',
      seen: [{ see: 'manager.call', where: { 'license.mode': equal('online') } }],
    },
  },
  contradicts: {
    onPrem: {
      says: 'the manager reports that its reporting mode is on-prem',
      seen: [{ see: 'manager.call', where: { 'license.mode': equal('on-prem') } }],
    },
  },
  explain:
    'The manager called {url.domain} and failed. ' +
    'In on-prem mode it calls the SSM server of its settings, never cisco.com.',
  fix: [
    "Set the reporting mode in the manager's license settings to On-Prem and enter the SSM server URL.",
    'If direct mode is intended: the failure is between the manager and Cisco, and the SSM has no part in it.',
  ],
  verify: ['The next sync calls the SSM server.'],
  risk: ['After a change of the mode the manager fetches all accounts and licenses again.'],
  collect: [
    { what: 'the reporting mode in the license settings', host: 'manager' },
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: { 'release-below-minimum': 'has no other mode' },
  references: ['Cisco document 222117', 'catalystwan SDK, configuration_settings (mode: on-prem, offline, online)'],
});
