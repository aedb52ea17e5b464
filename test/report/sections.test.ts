import { describe, expect, test } from '@jest/globals';
import type { Dated } from '../../src/core/event.js';
import type { Verdict } from '../../src/core/analysis.js';
import { renderHtml } from '../../src/report/html.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { utcAt } from '../../src/report/words/stamps.js';
import {
  analysis,
  attempt,
  cite,
  dated,
  finding,
  line,
  micros,
  source,
  stage,
  stages,
  stamp,
  verdict,
} from '../support/analysis.js';
import { section } from './markdown-section.js';

const AT = micros('2024-03-05T10:15:00.500Z');
const logged = (number: number, at: number, level: 'INFO' | 'ERROR' = 'INFO'): Dated => {
  const wall = new Date(at / 1000).toISOString().slice(0, 23);
  const text = `${wall} ${level} [m] [X] (t) |default| message ${String(number)}`;
  return dated(
    'manager.license-log',
    { 'log.level': level, 'log.logger': 'X' },
    [line('a.log', number, text, stamp(wall, wall))],
    at,
  );
};
const against = (verdicts: readonly Verdict[]): readonly string[] =>
  section(
    renderMarkdown(analysis({ attempts: [attempt()], findings: [finding({ rule: 'the-cause' })], verdicts })),
    'What speaks against it, and what was ruled out',
  ).split('\n');

describe('what was ruled out', () => {
  const by = [line('a.log', 7, 'status 400, then 401')];

  const answered = {
    kind: 'oauth.token-answer',
    facts: { 'http.response.status_code': 400, 'oauth.error': 'invalid_grant' },
  };

  test('rules that one value stopped stand together, with what was seen', () => {
    const rows = against([
      verdict('wrong-client-id', { stop: { ...answered, field: 'oauth.error' }, by }),
      verdict('malformed', { stop: { ...answered, field: 'oauth.error' }, by }),
      verdict('rate-limited', { stop: { ...answered, field: 'http.response.status_code' }, by }),
    ]);
    expect(rows).toContain(
      '- *wrong-client-id*, *malformed*: do not fit, since the answer was `invalid_grant`. [a.log:7]',
    );
    expect(rows).toContain('- *rate-limited*: does not fit, since the token request was answered HTTP 400. [a.log:7]');
  });

  test('what was only not seen, or is unknown, refutes nothing and is counted', () => {
    const stop = (kind: string, field: string, facts = {}) => ({ stop: { kind, field, facts }, by });
    const rows = against([
      verdict('old-release', stop('manager.release', 'service.version', { 'service.version': '20.9.4' })),
      verdict('proxy-unreachable', stop('manager.call', 'proxy.failed')),
      verdict('other', stop('icmp.error', 'icmp.code')),
      verdict('reset', stop('tls.handshake', 'tls.outcome', { 'tls.outcome': 'unknown' })),
      verdict('failed-at-token', { verdict: 'ruled-out', reason: 'the-cause explains the same and is confirmed', by }),
    ]);
    expect(rows).toContain('- *old-release*: does not fit, since the manager runs release 20.9.4. [a.log:7]');
    expect(rows).toContain('- 3 other causes were checked and do not fit; the appendix says at which step.');
    expect(rows.join('\n')).not.toMatch(/failed-at-token|proxy-unreachable|\*other\*|\*reset\*/);
  });

  test('an error that the manager logged is not denied: the answer that it got is named', () => {
    const stop = {
      kind: 'manager.call',
      field: 'error.kind',
      facts: { 'event.outcome': 'failure', 'http.response.status_code': 401 },
    };
    expect(against([verdict('connection-refused', { stop, by })])).toContain(
      '- *connection-refused*: does not fit, since the call was answered HTTP 401. [a.log:7]',
    );
  });

  test('a status that no cited line shows is not stated', () => {
    const facts = { 'event.outcome': 'success', 'http.response.status_code': 200 };
    expect(
      against([verdict('redirected', { stop: { kind: 'api.answer', field: 'oauth.error', facts }, by })]),
    ).toContain('- *redirected*: does not fit, since the request succeeded. [a.log:7]');
  });

  test('names eight of many rules, and five of many rivals', () => {
    const many = Array.from({ length: 10 }, (_, n) =>
      verdict(`rule-${String(n)}`, { reason: 'the attempt ended before the stage api', by }),
    );
    expect(against(many).join('\n')).toContain('*rule-7* and 2 more: do not fit');
    const rivals = Array.from({ length: 7 }, (_, n) => ({ rule: `rival-${String(n)}`, decides: [] }));
    const open = finding({ confidence: 'possible', why: 'rival', rivals });
    const text = renderMarkdown(analysis({ attempts: [attempt()], findings: [open] }));
    expect(text).toContain('- *rival-4* fits as well; nothing known would tell the two apart.');
    expect(text).toContain('- Also fitting: *rival-5*, *rival-6*.');
  });
});

test('the table of all verdicts has a row for each reason, in words', () => {
  const by = [line('a.log', 7, 'x')];
  const old = { kind: 'manager.release', field: 'service.version', facts: { 'service.version': '20.9.4' } };
  const verdicts = [
    verdict('at-api', { reason: 'the attempt ended before the stage api', stoppedAt: 'refused' }),
    verdict('at-api-too', { reason: 'the attempt ended before the stage api' }),
    verdict('old', { reason: 'service.version is 20.9.4, not something like /x/', stop: old, by }),
    verdict('unseen', { verdict: 'unjudged', reason: 'none seen', missing: ['icmp.code', 'dns.lookup or icmp.error'] }),
  ];
  const text = renderMarkdown(analysis({ attempts: [attempt()], findings: [finding()], verdicts }));
  const rows = text.split('\n').filter((row) => row.includes(' | attempt-1 |'));
  expect(rows).toEqual([
    '| at-api (refused), at-api-too | attempt-1 | clear | the attempt ended before the stage api |  |',
    '| old | attempt-1 | clear | the manager runs release 20.9.4 | a.log:7 |',
    '| unseen | attempt-1 | unjudged | none seen; not shown: the ICMP code, the name look-up and an ICMP error |  |',
  ]);
});

test('a customer gets three of the reasons, and not what could not be judged', () => {
  const by = [line('a.log', 7, 'x')];
  const verdicts = [1, 2, 3, 4].map((status) =>
    verdict(`rule-${String(status)}`, { reason: `the answer was ${String(status)}`, by }),
  );
  const all = [...verdicts, verdict('dns', { verdict: 'unjudged' })];
  const one = analysis({ attempts: [attempt()], findings: [finding()], verdicts: all });
  const page = renderHtml(one, { for: 'customer' });
  expect(page).toContain('<em>rule-3</em>');
  expect(page).not.toMatch(/rule-4|Not judged/);
  expect(page).toContain('1 other cause was checked and does not fit.');
  expect(renderMarkdown(one)).toMatch(/\*rule-4\*[^]*Not judged/);
});

describe('evidence', () => {
  const lines = [3, 4, 5, 6, 7, 9].map((number) => logged(number, AT + number));
  const [, , cited] = lines.map(({ evidence: [one] }) => one);
  if (cited === undefined) throw new Error('no line');
  const shown = analysis({
    sources: [source('a.log')],
    attempts: [attempt()],
    timeline: lines,
    findings: [finding({ evidence: [cite(cited, 'the server refuses'), cite(cited, 'it is in clear', 'supports')] })],
  });

  test('stands between its neighbours, in the order of the source, and once', () => {
    const [first = '', second = ''] = section(renderMarkdown(shown), 'Appendix').split('**It is in clear.**');
    const block = first.split('\n').filter((row) => /^[> ] \d/.test(row));
    expect(block.map((row) => row.slice(0, 3))).toEqual(['  3', '  4', '> 5', '  6', '  7']);
    expect(second).toMatch(/^ \(supports\) Shown above: a\.log:5\./);
  });

  test('loses its neighbours first where the report must be small', () => {
    const small = renderMarkdown(shown, { maxSize: Buffer.byteLength(renderMarkdown(shown)) - 1 });
    expect(small).toContain('> 5');
    expect(small).not.toMatch(/^ {2}4 /m);
  });
});

test('a long timeline keeps what is nearest to the end of the attempt, in order', () => {
  const many = Array.from({ length: 200 }, (_, n) => logged(n + 1, AT - (200 - n) * 100_000));
  const busy = analysis({
    sources: [source('a.log')],
    attempts: [attempt({ end: AT })],
    timeline: many,
    outcome: 'failed-unexplained',
  });
  const rows = [...renderMarkdown(busy).matchAll(/\| a\.log:(\d+) \|/g)].map(([, number]) => Number(number));
  expect(rows).toEqual(Array.from({ length: 60 }, (_, n) => 141 + n));
});

test('a customer gets no line of which only its level is left', () => {
  const text = renderMarkdown(
    analysis({ attempts: [attempt()], timeline: [logged(1, AT)], outcome: 'failed-unexplained' }),
    { for: 'customer' },
  );
  expect(text).not.toContain('logged INFO');
});

test('notices of the same words are said once, with their places', () => {
  const at = (path: string) => ({ code: 'zone-assumed' as const, source: path, message: 'nothing shows the zone' });
  const text = renderMarkdown(
    analysis({ sources: [source('a.log'), source('b.log')], notices: [at('a.log'), at('b.log')] }),
  );
  expect(text).toContain('- *zone-assumed*, a.log, b.log: nothing shows the zone\n');
});

describe('the diagram', () => {
  const diagram = (...known: Parameters<typeof stages>[1] & object): string =>
    renderMarkdown(
      analysis({ attempts: [attempt({ stages: stages('proxy', known), stoppedAt: 'proxy' })], findings: [finding()] }),
    );

  test('behind a proxy connects to the proxy', () => {
    const text = diagram(
      stage('connect', 'passed', { facts: { time: '3 ms' } }),
      stage('proxy', 'failed', { facts: { answer: '407' } }),
    );
    expect(text).toContain('  M->>P: SYN\n  P-->>M: 3 ms\n  M->>P: CONNECT\n  P--xM: HTTP 407\n');
  });

  test('shows no time that is before the one above it', () => {
    const at = (seconds: number) => micros(`2024-03-05T10:15:0${String(seconds)}.000Z`);
    const text = diagram(
      stage('connect', 'passed', { start: at(2), end: at(4), facts: { time: '3 ms' } }),
      stage('proxy', 'failed', { start: at(1), end: at(5), facts: { answer: '407' } }),
    );
    expect(text).toContain(
      '  M->>P: 10:15:02.000 SYN\n  P-->>M: 3 ms\n  M->>P: CONNECT\n  P--xM: 10:15:05.000 HTTP 407\n',
    );
  });

  test('draws no look-up that nobody saw', () => {
    expect(diagram(stage('name', 'passed', { inferred: true }))).not.toContain('look-up');
    expect(diagram(stage('name', 'passed', { evidence: [line('a.log', 1, 'x')] }))).toContain('look-up');
  });
});

describe('the symptom', () => {
  test('is the last error that the manager logged in the attempt, where nothing shows the page', () => {
    const timeline = [
      logged(1, AT, 'ERROR'),
      logged(2, AT + 1, 'ERROR'),
      logged(3, AT + 2),
      logged(4, AT + 9e6, 'ERROR'),
    ];
    const own = timeline.map((event): Dated => ({ ...event, host: 'manager.example' }));
    const text = renderMarkdown(analysis({ attempts: [attempt()], timeline: own, findings: [finding()] }));
    expect(text).toContain('SYMPTOM    the manager logged "message 2"\n');
  });
});

test('a time is no finer than its stamp', () => {
  expect(utcAt(AT, 1_000_000)).toBe('10:15:01');
  expect(utcAt(AT, 1000)).toBe('10:15:00.500');
  expect(utcAt(AT + 1, 1)).toBe('10:15:00.500');
});
