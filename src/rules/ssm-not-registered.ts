import { defineRule } from '../core/rule.js';
import { atLeast } from '../core/pattern.js';

export default defineRule({
  id: 'ssm-not-registered',
  cause: 'The local account on the SSM is not registered with Cisco Smart Software Manager.',
  stage: 'licenses',
  severity: 'error',
  prior: 40,
  steps: {
    says: {
      says: 'the server says that the account is not registered',
      decides: true,
      seen: [{ see: 'license.account-not-registered' }],
    },
  },
  contradicts: {
    licenses: {
      says: 'the server listed licenses for the account',
      seen: [{ see: 'license.listed', where: { 'license.count': atLeast(1) } }],
    },
  },
  explain: 'The license server reported: {message}. ' + 'A local account that is not registered has no licenses.',
  fix: [
    'On SSM On-Prem: Admin Workspace > Accounts: approve and register the local account with Cisco Smart Software Manager (with a Cisco.com user of the Smart Account), then synchronise.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The SSM GUI shows the account as active, with a last synchronisation.'],
  risk: [],
  collect: [
    { what: 'the state of the local account and its last synchronisation', host: 'ssm' },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: { 'empty-license-list': 'is registered and has nothing' },
  outranks: ['empty-license-list'],
  references: ['Cisco HCS Smart Licensing guide (registration of the local account)'],
});
