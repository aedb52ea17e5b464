import { describe, expect, test } from '@jest/globals';
import { renderMarkdown } from '../../src/report/markdown.js';
import { analysis, attempt, cite, finding, line, source, stage, stages, verdict } from '../support/analysis.js';
import { wrongGrant } from './cases.js';
import { section } from './markdown-section.js';

const report = renderMarkdown(wrongGrant);

describe('the case header', () => {
  const header = /```text\n([\s\S]*?)\n```/.exec(report)?.[1] ?? '';

  test('says verdict, confidence, time, place, status, release, clocks, request and input', () => {
    expect(header.split('\n')).toEqual([
      'VERDICT    Wrong OAuth grant type: the API client was made for the Client Credentials Grant, the',
      '           manager asks with the Resource Owner (password) grant.',
      'CONFIDENCE CONFIRMED: every step was seen, one of which only this cause explains',
      'ASK        SSM admin: create a Resource Owner Grant client.',
      'SYMPTOM    not in the files: ask what the manager showed',
      'STATUS     HTTP 401 unauthorized_client from the license server',
      'WHEN       2024-03-05 10:15:00.100–10:15:01.200 UTC (the only attempt seen)',
      'LOCAL      written 05-Mar-2024 15:45:00,100 IST',
      'LAST GOOD  none seen before it',
      'WHERE      manager.example (192.0.2.10 and 203.0.113.7) → 198.51.100.20:8443 (ssm.example), stage:',
      '           token',
      'RELEASE    20.9.1 (on-prem mode needs 20.9.1 or later: ok)',
      'CLOCKS     ssm is 42 min 1 s behind the reference clock (±1.1 s, 1 anchor: low grade)',
      'INPUT      3 sources, 800 log records, 31 packets, 1 notice; lic-analyze 1.2.3, 30 rules',
      'SECRETS    masked; addresses, hosts and user names are kept',
    ]);
  });

  test('is never wider than a hundred columns', () => {
    const wide = analysis({
      ...wrongGrant,
      findings: [finding({ cause: `x${'y'.repeat(300)} ${'words '.repeat(60)}` })],
    });
    const rows = /```text\n([\s\S]*?)\n```/.exec(renderMarkdown(wide))?.[1]?.split('\n') ?? [];
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(row.length).toBeLessThanOrEqual(100);
  });

  test('asks for what decides where the cause is only possible', () => {
    const unsure = analysis({
      ...wrongGrant,
      findings: wrongGrant.findings.map((one) => ({ ...one, confidence: 'possible' as const, why: 'rival' as const })),
    });
    expect(renderMarkdown(unsure)).toContain(
      [
        'ASK        SSM admin: to decide, please send the Type column of the API Tool Kit. If it is this',
        '           cause: SSM admin: create a Resource Owner Grant client.',
      ].join('\n'),
    );
    expect(renderMarkdown(unsure)).toMatch(/^# License sync failed, possible cause: wrong OAuth grant type/);
  });

  test('says what the user of the manager saw beside what the server answered, and the last success', () => {
    const [failed] = wrongGrant.attempts;
    const before = attempt({ id: 'attempt-0', outcome: 'succeeded', start: 1, end: 2_000_000 });
    const shown = line('gui.txt', 1, 'x');
    const said = {
      kind: 'manager.sync-ended',
      source: 'gui.txt',
      host: null,
      by: 'product',
      stamp: null,
      end: null,
      evidence: [shown],
      instant: null,
      at: null,
      endAt: null,
      facts: { 'event.outcome': 'failure', 'http.response.status_code': 403 },
    } as const;
    const failedWithGuiMessage = analysis({
      ...wrongGrant,
      attempts: failed === undefined ? [] : [before, { ...failed, events: [said], lastGood: 'attempt-0' }],
    });
    const text = renderMarkdown(failedWithGuiMessage);
    expect(text).toContain(
      'SYMPTOM    the manager reported to its user that the sync failed with HTTP 403\nSTATUS     HTTP 401 unauthorized_client from the license server\n',
    );
    expect(text).toContain('LAST GOOD  1970-01-01 00:00:02.000 UTC');
  });
});

describe('why', () => {
  const why = section(report, 'Why');

  test('is numbered sentences with their places, inferred ones marked', () => {
    expect(why).toContain(
      '1. What worked: connect (258 ms) [eth0.pcap, frames 1–2]; and, implied by a later stage, prerequisites, tls and gateway.',
    );
    expect(why).toContain(
      '2. **The manager asks with the password grant:** At 10:15:00.100 UTC (manager.example wrote 15:45:00,100 IST), the token request to 198.51.100.20:8443 with `grant_type=password` for client UJtw…PP50 as user admin was answered HTTP 401 `unauthorized_client`. [vmanage-server.log:260–261]',
    );
    expect(why).toContain('answered HTTP 401 (the request reached the application). [messages:231–232]');
    expect(why).toContain(
      '**The client was made for the Client Credentials Grant:** At 08:54:53 UTC (ssm wrote 08:12:52; ±1.1 s), the server created client UJtw…PP50 for the Client Credentials Grant. [messages:122]',
    );
    expect(why).toContain('**This decides it:**');
  });

  test('says that it is not decided where it is not', () => {
    const unsure = analysis({
      findings: [finding({ confidence: 'possible', why: 'unseen-step' })],
      attempts: [attempt()],
    });
    expect(section(renderMarkdown(unsure), 'Why')).toContain('**Not yet conclusive.**');
  });
});

describe('how far the attempt got', () => {
  const ladder = section(report, 'How far the attempt got');

  test('is a table of the stages with their places', () => {
    expect(ladder).toContain('| prerequisites | ✔ release 20.9.1 |  |');
    expect(ladder).toContain('| name | – an address is used | vmanage-server.log:260 |');
    expect(ladder).toContain('| connect | ✔ 258 ms | eth0.pcap, frames 1–2 |');
    expect(ladder).toContain('| tls | ✔ implied by a later stage |  |');
    expect(ladder).toContain(
      '| **token** | **✘ HTTP 401 unauthorized_client** | vmanage-server.log:261; messages:231–232 |',
    );
    expect(ladder).toContain('| api | not reached |  |');
  });

  test('is a diagram whose last arrow is the hop at which it ended', () => {
    const diagram = /```mermaid\n([\s\S]*?)\n```/.exec(ladder)?.[1]?.split('\n') ?? [];
    expect(diagram[0]).toBe('sequenceDiagram');
    expect(diagram.at(-1)).toBe('  A--xM: 10:15:01.200 HTTP 401 unauthorized_client');
    expect(diagram.filter((row) => row.includes('x'))).toContain('  participant M as manager.example');
  });

  test('ends at the question where nobody answered', () => {
    const silent = attempt({
      stoppedAt: 'connect',
      stages: stages('connect', [stage('connect', 'failed', { facts: { said: 'unanswered' } })]),
      httpStatus: null,
      oauthError: null,
    });
    const text = renderMarkdown(analysis({ attempts: [silent], findings: [finding()] }));
    expect(text).toContain('\n  M-xG: SYN, unanswered\n```');
  });

  test('stands once: the diagram is folded', () => {
    expect(ladder.match(/401/g)).toHaveLength(2);
    expect(ladder.indexOf('<details>')).toBeLessThan(ladder.indexOf('```mermaid'));
  });
});

test('what was ruled out stands with its reason, what could not be judged with its lack', () => {
  const against = section(report, 'What speaks against it, and what was ruled out');
  expect(against).toContain('- Nothing that was seen contradicts the verdict.');
  expect(against).toContain(
    '- *wrong-client-secret*: ruled out, since the answer is `unauthorized_client`, not `invalid_client`. [vmanage-server.log:261]',
  );
  expect(against).toContain(
    '- *connection-refused*: does not fit, since the SYN was answered by SYN-ACK. [eth0.pcap, frames 1–2]',
  );
  expect(against).toContain(
    '<details><summary>Not judged, since the files do not show enough: 1 cause</summary>\n\n*dns-timeout*.',
  );
});

test('rivals stand with what would decide, contradictions with their place', () => {
  const open = finding({
    confidence: 'possible',
    why: 'rival',
    evidence: [cite(line('a.log', 3, 'x'), 'the same client got a token before', 'contradicts')],
    rivals: [{ rule: 'wrong-client-secret', decides: ['the server made a client with this id'] }],
  });
  const text = renderMarkdown(
    analysis({
      sources: [source('a.log')],
      attempts: [attempt()],
      findings: [open],
      verdicts: [verdict('wrong-client-id', { verdict: 'found', confidence: 'possible', missing: ['oauth.error'] })],
    }),
  );
  const against = section(text, 'What speaks against it, and what was ruled out');
  expect(against).toContain('- Against it: the same client got a token before. [a.log:3]');
  expect(against).toContain('- Not shown in the files: the OAuth error code.');
  expect(against).toContain(
    '- *wrong-client-secret* fits as well; what would show it: the server made a client with this id.',
  );
});
