import { defineRule } from '../core/define.js';
import { equal, oneOf } from '../core/pattern.js';

export default defineRule({
  id: 'api-console-disabled',
  cause: 'The API console (API Tool Kit) of the SSM is switched off.',
  stage: 'token',
  severity: 'error',
  prior: 25,
  steps: {
    refused: {
      says: 'the server forbids the token request without an OAuth error code of a client',
      seen: [
        {
          see: 'oauth.token-answer',
          where: { 'http.response.status_code': oneOf(403, 404), 'oauth.error': oneOf('none', 'access_denied') },
        },
      ],
    },
    switchedOff: {
      says: 'the server says that its API console is off',
      decides: true,
      seen: [{ see: 'app.api-console-off' }],
    },
  },
  contradicts: {
    otherClient: {
      says: 'a client got a token in the same attempt',
      seen: [{ see: 'oauth.token-answer', where: { 'http.response.status_code': equal(200) } }],
    },
  },
  explain:
    'The manager asked {server.address} for a token. ' +
    'The server answered {http.response.status_code}. ' +
    'An answer of 403 is none of an OAuth token endpoint: something in front of it forbids every request.',
  fix: [
    'On SSM On-Prem: Admin Workspace > API Tool Kit, switch "API Console Enabled" on.',
    'Run "Sync Licenses and Refresh Devices".',
  ],
  verify: ['The switch "API Console Enabled" is on.', 'The next token request is answered with 200.'],
  risk: ['Other applications that were locked out get access again as well.'],
  collect: [
    { what: 'the switch "API Console Enabled" in the API Tool Kit, and its Event Log', host: 'ssm' },
    { what: "the application's and nginx's lines around the request", host: 'ssm', path: '/var/log/messages' },
  ],
  notToBeConfusedWith: { 'user-not-permitted': 'the token request passes then, a later call gets the 403' },
  references: [
    'SSM On-Prem API Tool Kit, switch API Console Enabled',
    'Cisco HCS Smart Licensing guide ("Enable the API tool kit")',
  ],
});
