import { describe, expect, test } from '@jest/globals';
import { leaks, learn, learnSecrets, maskText } from '../../src/redact/mask.js';
import { analysis, cite, finding, line } from '../support/analysis.js';
import { wrongGrant } from '../report/cases.js';
import { write } from './given-away.js';
import { BY_FORM, BY_KEY, READABLE } from './kinds-of-secrets.js';
import { drawn, SEEDS } from './planted-values.js';
import { base64, hex, reportsOf, traces } from './reports.js';

const masked = (text: string): string => maskText(text, learnSecrets({ text }));

describe.each(SEEDS)('planted from seed %i', (seed) => {
  const values = drawn(seed);

  test.each(BY_KEY)('by key: %s', (text) => {
    for (const secret of [values.random(14), values.words()]) {
      const shown = masked(`${write(text, secret)}\nthen ${secret}`);
      expect([text, traces(shown, secret)]).toEqual([text, []]);
    }
  });

  test.each(BY_FORM)('by form: %s', (text) => {
    const secret = values.random(14);
    expect([text, traces(masked(write(text, secret)), secret)]).toEqual([text, []]);
  });

  test('by the prefix of its issuer', () => {
    const core = values.random(36).replace(/\W/g, 'x');
    const tokens = ['ghp_', 'github_pat_', 'glpat-', 'xoxb-12345678-', 'npm_', 'sk_live_', 'hvs.', 'AIza', 'dckr_pat_'];
    for (const token of tokens.map((prefix) => prefix + core))
      expect([token, masked(`sent ${token} to it`).includes(core.slice(4))]).toEqual([token, false]);
  });

  test('inside of base64 and hex, also twice, and what it holds elsewhere', () => {
    const secret = values.random(14);
    const body = JSON.stringify({ client_secret: secret });
    for (const run of [base64(body), hex(`password=${secret}`), base64(base64(body)), base64(utf16(body))]) {
      const shown = masked(`body ${run}`);
      expect([shown, shown]).toEqual(['body ****', 'body ****']);
    }
    expect(masked(`body ${base64(body)} and ${secret}`)).toBe('body **** and ****');
  });
});

const utf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('latin1');

test.each(READABLE)('stays readable: %s', (text) => {
  expect(masked(text)).toBe(text);
});

describe('over several records', () => {
  const [seed = 1] = SEEDS;
  const values = drawn(seed);
  const secret = values.random(14);
  const key = `MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwgg${values.random(26).replace(/\W/g, 'x')}`;
  const stamps = [
    '19-Nov-2024 10:31:44,568 CET ERROR [vm] [Util] (default task-6) |default| ',
    'Nov 19 09:31:44 ssm 83d9fe88eab8: ',
    '',
  ];
  const cases: readonly (readonly [what: string, rows: readonly string[], secret: string])[] = [
    ['a key, then its value', ['"client_secret":', `"${secret}"`], secret],
    ['a block of YAML', ['client_secret: |', `  ${secret}`], secret],
    ['a list of YAML', ['passwords:', '  - first1pw', `  - ${secret}`], secret],
    ['a part of a form', ['Content-Disposition: form-data; name="password"', '', secret, '--b--'], secret],
    ['a key of PEM', ['-----BEGIN PRIVATE KEY-----', key, '-----END PRIVATE KEY-----'], key],
  ];

  test.each(stamps.flatMap((stamp) => cases.map(([what, rows, own]) => [what, stamp, rows, own] as const)))(
    '%s, stamped "%s"',
    (_, stamp, rows, own) => {
      const evidence = rows.map((row, index) => cite(line('a.log', index + 1, stamp + row), 'seen'));
      const other = cite(line('b.log', 1, `again ${own} there`), 'seen');
      const one = analysis({ ...wrongGrant, findings: [finding({ evidence: [...evidence, other] })] });
      for (const report of reportsOf(one)) expect(traces(report, own)).toEqual([]);
    },
  );

  test('records of other threads between them do not part them', () => {
    const rows = ['(task-1) "client_secret":', '(task-2) idle', `(task-1) "${secret}"`];
    const data = rows.map((text, index) => line('a.log', index + 1, text));
    expect(learnSecrets(data).secrets.map(({ value }) => value)).toContain(secret);
  });

  test('a word of the next record is no value', () => {
    const data = ['fetching token:', 'Connecting to the server'].map((text, index) => line('a.log', index + 1, text));
    expect(learnSecrets(data).secrets).toEqual([]);
  });

  test('a dump of bytes is masked row by row', () => {
    const bytes = Buffer.from(`POST /x?password=${secret}&user=licsync HTTP/1.1`);
    const rows = Array.from({ length: Math.ceil(bytes.length / 16) }, (_, index) => {
      const part = bytes.subarray(16 * index, 16 * index + 16);
      const groups = part.toString('hex').replace(/(.{4})(?=.)/g, '$1 ');
      return `\t0x${(16 * index).toString(16).padStart(4, '0')}:  ${groups}  ${part.toString('latin1')}`;
    });
    const evidence = rows.map((row, index) => cite(line('dump.txt', index + 1, row), 'seen'));
    const one = analysis({ ...wrongGrant, findings: [finding({ evidence })] });
    for (const report of reportsOf(one)) {
      expect(report).not.toContain(secret.slice(0, 6));
      expect(report.replace(/[^0-9a-f]/g, '')).not.toContain(hex(secret.slice(0, 6)));
    }
  });
});

test('what only its form gave away has a notice; the report may leave', () => {
  const { random } = drawn(7);
  const text = `got ghp_${random(36).replace(/\W/g, 'x')} back`;
  const one = analysis({ ...wrongGrant, findings: [finding({ evidence: [cite(line('a.log', 3, text), 'seen')] })] });
  const [markdown = '', ...others] = reportsOf(one);
  expect(markdown).toContain('masked by its form alone, no key names it: token of GitHub');
  for (const report of [markdown, ...others]) expect(leaks(report, learn(one))).toEqual([]);
});
