import { defineRule } from '../core/rule.js';
import { equal } from '../core/pattern.js';

export default defineRule({
  id: 'empty-license-list',
  cause: 'The account on the SSM holds no licenses for the manager to sync.',
  stage: 'licenses',
  severity: 'error',
  prior: 40,
  steps: {
    empty: {
      says: 'the list of licenses is empty',
      decides: true,
      seen: [{ see: 'license.listed', where: { 'license.count': equal(0) } }],
    },
  },
  explain:
    'The sync itself works: the server answered, and its list of licenses is empty. ' +
    'The manager logged: {message}.',
  fix: [
    "In Cisco Smart Software Manager: put licenses into the virtual account that belongs to the SSM's local account.",
    'On SSM On-Prem: synchronise the account, and check that the manager uses this Smart Account and virtual account.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The SSM GUI lists licenses for the account.'],
  risk: [],
  collect: [
    { what: 'the licenses and virtual accounts of the local account', host: 'ssm' },
    { what: "the application's and nginx's lines around the attempt", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: { 'ssm-not-registered': 'is not registered at all' },
  references: ['Cisco HCS Smart Licensing guide'],
});
