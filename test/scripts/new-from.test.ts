import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { excerptAt } from '../../scripts/new/from/excerpt.js';
import { ruleFrom, type Begun } from '../../scripts/new/from/rule-from.js';
import { sampleLines } from '../../scripts/new/from/sample.js';
import { sightOf, templateOf } from '../../scripts/new/from/sight.js';
import { withStandIns } from '../../scripts/new/from/stand-ins.js';
import { newFiles } from '../../scripts/new/plan.js';
import { analyze, type Analysis } from '../../src/index.js';

const INCIDENT = 'samples/incidents/wrong-grant-type';
const files = newFiles('rule', 'made-up', [
  { path: 'rule.ts', text: readFileSync('scripts/templates/rule/rule.ts', 'utf8') },
]);

const startedFrom = async (file: string, line: number): Promise<Begun> => {
  const begun = await ruleFrom('made-up', { file, line }, { files, root: process.cwd() });
  if (typeof begun === 'string') throw new Error(begun);
  return begun;
};

const textOf = ({ files: made }: Begun, path: string): string => made.find((file) => file.path === path)?.text ?? '';

/** Number of the line that a pattern finds. */
const lineWith = (path: string, sought: RegExp): number =>
  readFileSync(path, 'utf8')
    .split('\n')
    .findIndex((line) => sought.test(line)) + 1;

let nothing: Analysis;
beforeAll(async () => {
  nothing = await analyze([{ path: 'note.txt', content: 'nothing\n' }]);
});

describe('a rule from a line that gives an event', () => {
  let begun: Begun;
  beforeAll(async () => {
    const file = `${INCIDENT}/vmanage-server.log`;
    begun = await startedFrom(file, lineWith(file, /Failed to get a good answer .*unauthorized_client/));
  });

  test('sees the kind and the facts that the line gave, and nothing of who and where', () => {
    const rule = textOf(begun, 'src/rules/made-up.ts');
    expect(rule).toContain("id: 'made-up',");
    expect(rule).toContain("stage: 'token',");
    expect(rule).toContain("see: 'oauth.token-answer',");
    expect(rule).toContain("'http.response.status_code': pattern.equal(401),");
    expect(rule).toContain("'oauth.error': pattern.equal('unauthorized_client'),");
    expect(rule).toContain("import { pattern } from '../core/pattern.js';");
    expect(rule).not.toMatch(/decides|contradicts|licsync|ssm\.example|client\.id/);
  });

  test('has a passing sync, and the line with its attempt as samples', () => {
    expect(begun.files.map(({ path }) => path).sort()).toEqual([
      'samples/rules/made-up/cases.json',
      'samples/rules/made-up/fires/vmanage-server.log',
      'samples/rules/made-up/quiet/vmanage-server.log',
      'src/rules/made-up.ts',
    ]);
    expect(JSON.parse(textOf(begun, 'samples/rules/made-up/cases.json'))).toMatchObject({
      cases: { fires: { verdict: 'found', confidence: 'possible' }, quiet: { verdict: 'clear', files: [] } },
    });
    expect(textOf(begun, 'samples/rules/made-up/quiet/vmanage-server.log')).toContain('License refresh completed');
    const sample = textOf(begun, 'samples/rules/made-up/fires/vmanage-server.log').trimEnd().split('\n');
    expect(sample.length).toBeLessThanOrEqual(40);
    expect(sample.filter((line) => line.includes('unauthorized_client'))).toHaveLength(3);
    expect(sample.join('\n')).not.toMatch(/vmanage-a|ssm\.example\.net|licsync|BMAX/);
  });

  test('says why it is not found on its sample, where it is not', () => {
    const says = begun.says.join('\n');
    expect(says).toContain(
      'The rule is not found on its sample yet: wrong-grant-type explains the same and is confirmed.',
    );
    expect(says).toContain("If yours is the closer cause, say outranks: ['wrong-grant-type']; if not, narrow a step");
    expect(says).toMatch(/^Priors of the stage token: wrong-grant-type 60, .*failed-at-token 1\.$/m);
  });
});

describe('a rule from a line that gives no event', () => {
  test('of a log that is read: names the parser of the envelope and of the message, and makes the samples', async () => {
    const file = `${INCIDENT}/messages`;
    const { files: made, says } = await startedFrom(file, lineWith(file, /Background saving terminated/));
    expect(made.map(({ path }) => path)).toContain('samples/rules/made-up/fires/messages');
    expect(made.map(({ path }) => path)).not.toContain('src/rules/made-up.ts');
    expect(says.join(' ')).toContain('redis (in ssm-messages) reads this line and makes no event of it.');
  });

  test('of a file that no parser knows: says that one is needed first', async () => {
    const { files: made, says } = await startedFrom('LICENSE', 1);
    expect(made.map(({ path }) => path)).toContain('samples/rules/made-up/fires/LICENSE');
    expect(says.join(' ')).toContain('No parser recognises LICENSE: npm run new -- parser <id> first.');
  });

  test.each([
    [`${INCIDENT}/messages`, 100_000, /^messages has \d+ lines; there is no 100000\.$/],
    [`${INCIDENT}/vpn0-eth0.pcap`, 1, /is not text; --from takes a line of a log\.$/],
    [
      'samples/incidents/admin-tech/192.0.2.22-manager-b-20260120-141500-admin-tech.tar.gz!nowhere',
      1,
      /holds no nowhere/,
    ],
  ])('%s:%s is refused in a sentence', async (file, line, sentence) => {
    expect(await excerptAt({ file, line })).toMatch(sentence);
  });
});

test('a member of an archive is found by the end of its path', async () => {
  const archive = 'samples/incidents/admin-tech/192.0.2.22-manager-b-20260120-141500-admin-tech.tar.gz';
  const excerpt = await excerptAt({ file: `${archive}!nms/vmanage-server.log`, line: 20 });
  expect(excerpt).toMatchObject({ name: 'vmanage-server.log', at: 19 });
});

test('a compressed log is named as before its rotation', async () => {
  const excerpt = await excerptAt({ file: 'samples/incidents/rotated/manager/vmanage-server.log.2.gz', line: 3 });
  expect(excerpt).toMatchObject({ name: 'vmanage-server.log', at: 2 });
});

test('a line without an attempt keeps what stands beside it, within the text', () => {
  expect(sampleLines(nothing, 2, 5)).toEqual([1, 2, 3, 4, 5]);
  expect(sampleLines(nothing, 50, 100)).toEqual([44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56]);
});

describe('stand-ins', () => {
  // Built from parts: the addresses are nobody's, and yet not those of documentation.
  const inside = (host: number): string => ['10', '1', '2', String(host)].join('.');

  test('addresses, ids, user names, hosts and secrets go; what was one thing stays one', () => {
    const lines = [
      `client ${inside(7)} of https://lic.corp.example.com:8443/ user=olga client_id=Zx9abcDEF1 password=hunter22`,
      `client ${inside(7)} then ${inside(77)}, client_id=Zx9****EF1, container 4fd1d2aa343b, release 20.12.3`,
    ];
    expect(withStandIns(lines, nothing)).toEqual([
      'client 192.0.2.1 of https://host1.example:8443/ user=user1 client_id=Aa1bcdBCD2 password=****',
      'client 192.0.2.1 then 192.0.2.2, client_id=Aa1****CD2, container a0b1bc22dad3, release 20.12.3',
    ]);
  });

  test('every address becomes one of documentation, equal ones equal and others not', () => {
    const address = fc.tuple(...Array.from({ length: 4 }, () => fc.integer({ min: 1, max: 223 }))).map((parts) => {
      return parts.join('.');
    });
    fc.assert(
      fc.property(fc.uniqueArray(address, { minLength: 1, maxLength: 30 }), (addresses) => {
        const own = addresses.filter((one) => !one.startsWith('127.'));
        const made = withStandIns(
          [...own, ...own].map((one) => `from ${one}:443 on`),
          nothing,
        );
        expect(made.slice(0, own.length)).toEqual(made.slice(own.length));
        expect(new Set(made).size).toBe(own.length);
        for (const line of made) expect(line).toMatch(/^from (192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}:443 on$/);
      }),
      { numRuns: 25, seed: 1 },
    );
  });
});

describe('the sight of an event', () => {
  test('keeps codes and words, leaves out who, where, when and how much', () => {
    const facts = {
      'log.level': 'error',
      'nginx.connection.id': 881,
      'error.code': 28,
      'error.message': 'write() "/tmp/x/0001" failed (28: No space left on device)',
      'source.address': '192.0.2.9',
      'url.path': '/api/v1/accounts/example/licenses',
    } as const;
    expect(sightOf({ kind: 'gateway.error', facts }, 'bundle').code).toBe(
      String.raw`{ see: 'gateway.error', where: { 'log.level': pattern.equal('error'), 'error.code': pattern.equal(28), 'error.message': pattern.matches(/write\(\).*failed.*No space left on device\)/), 'url.path': pattern.endsWith('/licenses') }, scope: 'bundle' }`,
    );
  });

  test('takes the kind of an error in place of its words, where the words have one', () => {
    const facts = { 'log.level': 'error', 'error.message': 'write() failed: No space left on device' } as const;
    const sightWith = (kind: 'disk-full' | 'other'): string =>
      sightOf({ kind: 'gateway.error', facts: { ...facts, 'error.kind': kind } }, 'attempt').code;
    expect(sightWith('disk-full')).toContain(`'error.kind': pattern.equal('disk-full') }`);
    expect(sightWith('other')).toContain(`'error.message': pattern.matches(`);
  });

  test.each([
    ['Account 4711 is locked until 2024-11-19', 'Account.*is locked until'],
    ['cannot (re)load a.b/c', String.raw`cannot \(re\)load a\.b\/c`],
    ['503 - 17', null],
  ])('of %s the words that stay are %s', (text, words) => {
    expect(templateOf(text)).toBe(words);
  });
});
