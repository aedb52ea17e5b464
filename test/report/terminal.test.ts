import { describe, expect, test } from '@jest/globals';
import type { Rule } from '../../src/core/rule.js';
import { defineRule } from '../../src/core/rule.js';
import { pattern } from '../../src/core/pattern.js';
import { renderExplain, renderRules, renderWhy } from '../../src/report/terminal.js';
import { verdict } from '../support/analysis.js';
import { CLIENT_ID, request, wrongGrant } from './cases.js';

const rule: Rule = defineRule({
  id: 'wrong-user-password',
  cause:
    'The server does not accept the user or the password that the manager sends, whatever else is right about the request.',
  stage: 'token',
  severity: 'error',
  prior: 50,
  steps: {
    refused: {
      says: 'the server refuses the user',
      seen: [{ see: 'oauth.token-answer', where: { 'oauth.error': pattern.equal('invalid_grant') } }],
      decides: true,
    },
  },
  contradicts: { accepted: { says: 'the application accepted the user', seen: [{ see: 'oauth.user-checked' }] } },
  explain: 'The client is checked first.',
  fix: [
    'Sign in to the GUI of the license server with this user and this password, and reset the password there.',
    'Sync once more.',
  ],
  verify: ['The next token request is answered with 200.'],
  risk: [],
  collect: [{ what: 'the lines around the request', host: 'ssm', path: '/var/log/messages' }],
  notToBeConfusedWith: { 'wrong-client-secret': 'answered with invalid_client' },
  references: ['RFC 6749 section 5.2'],
});

const widest = (text: string): number => Math.max(...text.split('\n').map((row) => row.length));

describe('why', () => {
  test('says for each attempt how the rule stands, by what and what is missing', () => {
    expect(renderWhy(wrongGrant.verdicts.slice(1), wrongGrant)).toBe(`wrong-client-secret
  attempt-1: ruled out
    why: the answer is unauthorized_client, not invalid_client
    vmanage-server.log:261
      05-Mar-2024 15:45:01,200 IST INFO [manager.example] [RestAPIClient]
      (default task-7) |default| Failed to execute POST, response code : 401
      response : {"error":"unauthorized_client"}

connection-refused
  attempt-1: does not fit at "reset"
    why: the SYN was answered by SYN-ACK
    eth0.pcap, frame 1
      IP 192.0.2.10.48588 > 198.51.100.20.8443: Flags [S]
    eth0.pcap, frame 2
      IP 198.51.100.20.8443 > 192.0.2.10.48588: Flags [S.]

dns-timeout
  attempt-1: not judged
    why: no witness of a look-up
    not shown: a capture that also holds DNS
`);
  });

  test('masks what the lines hold, also what only the analysis knows', () => {
    const shown = verdict('x', { by: [request], reason: `oauth.client.id is ${CLIENT_ID}` });
    for (const text of [renderWhy([shown]), renderWhy([shown], wrongGrant)]) {
      expect(text).not.toContain(CLIENT_ID);
      expect(text).toContain('why: oauth.client.id is UJtw…PP50');
    }
  });

  test('says so where there is nothing', () => {
    expect(renderWhy([])).toBe('No verdict: no attempt was seen.\n');
  });

  test('shows control characters and keeps to the width', () => {
    const long = { ...request, text: `\u001b[2J${'x'.repeat(500)}` };
    const text = renderWhy([verdict('x', { by: [long], reason: 'word '.repeat(60), count: 3 })]);
    expect(text).not.toContain('\u001b');
    expect(text).toContain('attempt-1 and 2 more');
    expect(widest(text)).toBeLessThanOrEqual(80);
  });
});

test('the list of rules stands by stage', () => {
  const text = renderRules([rule, { ...rule, id: 'dns-timeout', stage: 'name', cause: 'Short.', severity: 'warning' }]);
  expect(text).toBe(`name
  dns-timeout (warning)
      Short.

token
  wrong-user-password
      The server does not accept the user or the password that the manager
      sends, whatever else is right about the request.
`);
});

test('one rule is explained in full', () => {
  const text = renderExplain(rule);
  expect(text).toContain('Stage token, error.');
  expect(text).toContain('What must be seen\n  - refused: the server refuses the user (decides)');
  expect(text).toContain(
    '  1. Sign in to the GUI of the license server with this user and this password,\n     and reset the password there.\n  2. Sync once more.',
  );
  expect(text).toContain('What rules it out\n  - accepted: the application accepted the user');
  expect(text).toContain('Still worth collecting\n  - the lines around the request (ssm; log download of the SSM GUI)');
  expect(text).not.toContain('Risk');
  expect(widest(text)).toBeLessThanOrEqual(80);
});
