import { defineRule } from '../core/rule.js';
import { equal, matches } from '../core/pattern.js';

export default defineRule({
  id: 'release-below-minimum',
  cause: 'The manager runs a release without on-prem reporting mode.',
  stage: 'prerequisites',
  severity: 'error',
  prior: 60,
  steps: {
    below: {
      says: 'the release of the manager is below 20.9.1',
      decides: true,
      seen: [
        {
          see: 'manager.release',
          where: { 'service.version': matches(/^(?:1?\d\.|20\.[0-8](?:\.|$)|20\.9\.0$)/) },
          scope: 'bundle',
        },
      ],
    },
    failed: {
      says: 'a license call of this manager failed',
      seen: [{ see: 'manager.call', where: { 'event.outcome': equal('failure') } }],
    },
  },
  contradicts: {
    onPrem: {
      says: 'a call to the license server was answered in on-prem mode',
      seen: [
        {
          see: 'manager.call',
          where: { 'event.outcome': equal('success'), 'license.mode': equal('on-prem') },
        },
      ],
    },
    ownServer: {
      says: "the manager calls a license server other than Cisco's, so its release has the mode",
      seen: [{ see: 'manager.call', where: { 'url.domain': matches(/^(?!.*\bcisco\.com$)/i) } }],
    },
  },
  explain:
    'The manager runs release {service.version}. ' +
    'License sync with SSM On-Prem, and through a proxy, needs release 20.9.1 or later. Earlier releases only connect to Cisco Smart Software Manager.',
  fix: [
    'Upgrade the manager to 20.9.1 or later; then set the reporting mode to On-Prem and enter the SSM server, client and user.',
  ],
  verify: ['The license settings of the manager offer the On-Prem mode.'],
  risk: [
    'An upgrade of the manager needs a maintenance window, a backup and a check of the compatibility matrix of controllers and devices.',
  ],
  collect: [
    { what: 'the release of the manager', host: 'manager', command: 'show version' },
    { what: 'vmanage-server.log around the attempt', host: 'manager', path: '/var/log/nms/vmanage-server.log' },
  ],
  notToBeConfusedWith: { 'no-answer-to-syn': 'is what such a manager runs into where it cannot reach Cisco' },
  outranks: ['no-answer-to-syn', 'failed-at-connect', 'failed-at-name'],
  references: ['Cisco: Deploying Smart Licensing Using Policy in Catalyst SD-WAN (feature history: 20.9.1)'],
});
