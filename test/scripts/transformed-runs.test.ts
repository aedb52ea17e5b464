import { describe, expect, test } from '@jest/globals';
import { incidentCases } from '../../scripts/accuracy/cases.js';
import { countsOf, isSafe, type Run } from '../../scripts/accuracy/transformed/counts.js';
import { judgeRun, type Result } from '../../scripts/accuracy/transformed/judge-run.js';
import { loadBundle } from '../../scripts/accuracy/transformed/load.js';
import { optionsOf } from '../../scripts/accuracy/transformed/options.js';
import { planOf, runNamed } from '../../scripts/accuracy/transformed/plan.js';
import { resultOf } from '../../scripts/accuracy/transformed/run.js';
import { tableOf } from '../../scripts/accuracy/transformed/table.js';
import { worstOf } from '../../scripts/accuracy/transformed/worst.js';
import type { Bundle } from '../../scripts/accuracy/transforms/form.js';
import { TRANSFORMS } from '../../scripts/accuracy/transforms/index.js';
import { single, type Subject } from '../../scripts/accuracy/transforms/mix.js';
import { readTruth } from '../../scripts/accuracy/truth.js';
import type { Confidence, Finding } from '../../src/core/analysis.js';
import { analyze } from '../../src/node.js';
import { line } from '../support/analysis.js';

async function incident(id: string): Promise<Bundle> {
  const [found] = incidentCases().filter((of) => of.id === id);
  if (found === undefined) throw new Error(`no incident ${id}`);
  return loadBundle(found);
}

const RULES = new Set(['wrong-client-id', 'wrong-grant-type']);
const keyOf = (cause: string, file: string): ReturnType<typeof readTruth> =>
  readTruth(JSON.stringify({ id: cause, cause, evidence: [[[file, 1]]], sources: {} }));
const fileNamed = (path: string): Bundle['files'][number] => ({ path, content: Buffer.of() });

const alone = single({ files: [fileNamed('m.log')], truth: keyOf('wrong-client-id', 'm.log') });
const twoSites: Subject = {
  files: [fileNamed('site-a/m.log'), fileNamed('site-b/m.log')],
  sites: [
    { folder: 'site-a/', truth: keyOf('wrong-client-id', 'site-a/m.log') },
    { folder: 'site-b/', truth: keyOf('wrong-grant-type', 'site-b/m.log') },
  ],
};

function finding(rule: string, confidence: Confidence, ...sources: readonly string[]): Finding {
  const lists = { consequences: [], fix: [], verify: [], risk: [], collect: [], rivals: [], attempts: [] };
  return {
    ...lists,
    id: rule,
    rule,
    cause: rule,
    stage: 'token',
    severity: 'error',
    confidence,
    why: 'no-rival',
    evidence: sources.map((source) => ({ ...line(source, 1, ''), role: 'step', claim: '' })),
    window: { from: null, to: null },
    explanation: '',
  };
}

function judged(
  subject: Subject,
  findings: readonly Finding[],
  outcome: 'healthy' | 'cause-found' = 'cause-found',
): Result {
  return judgeRun(subject, { findings, attempts: [], sources: [], outcome }, RULES);
}

describe('the judge of a run', () => {
  test.each([
    ['right', [finding('wrong-client-id', 'likely', 'm.log')]],
    ['right-possible', [finding('wrong-client-id', 'possible', 'm.log')]],
    ['lower', []],
    ['lower', [finding('wrong-grant-type', 'possible', 'm.log')]],
    [
      'wrong-likely',
      [finding('wrong-client-id', 'confirmed', 'm.log'), finding('wrong-grant-type', 'likely', 'm.log')],
    ],
    ['wrong-confirmed', [finding('wrong-grant-type', 'confirmed', 'm.log')]],
  ])('%s', (level, findings) => {
    expect(judged(alone, findings).level).toBe(level);
  });

  test('healthy over a failure counts only where a line of the failure is left', () => {
    expect(judged(alone, [], 'healthy').isHealthyOverFailure).toBe(true);
    expect(judged(alone, []).isHealthyOverFailure).toBe(false);
    expect(judged({ ...alone, files: [fileNamed('other.log')] }, [], 'healthy').isHealthyOverFailure).toBe(false);
  });

  test('of two sites, both causes must be found, each in its own files', () => {
    const a = finding('wrong-client-id', 'likely', 'site-a/m.log');
    expect(judged(twoSites, [a]).level).toBe('lower');
    expect(judged(twoSites, [a, finding('wrong-grant-type', 'likely', 'site-b/m.log')])).toMatchObject({
      level: 'right',
      joined: [],
    });
    expect(judged(twoSites, [a, finding('wrong-grant-type', 'confirmed', 'site-a/m.log')]).level).toBe(
      'wrong-confirmed',
    );
  });

  test('a finding that cites both sites is a wrong join', () => {
    expect(judged(twoSites, [finding('wrong-client-id', 'likely', 'site-a/m.log', 'site-b/m.log')]).joined).toEqual([
      'wrong-client-id',
    ]);
  });
});

describe('the plan', () => {
  const bundle = { files: [], truth: keyOf('wrong-client-id', 'm.log') };
  const other = { files: [], truth: { ...keyOf('wrong-grant-type', 'm.log'), hosts: ['other'] } };
  const transforms = TRANSFORMS.filter(({ id }) => id === 'cut-lines' || id === 'untransformed');

  test('runs what draws by chance once a seed, the rest once, and then the mixes', () => {
    expect(planOf(transforms, [bundle, other], { seeds: 2, mixes: 1 }).map(({ id }) => id)).toEqual([
      'untransformed:wrong-client-id:1',
      'untransformed:wrong-grant-type:1',
      'cut-lines:wrong-client-id:1',
      'cut-lines:wrong-client-id:2',
      'cut-lines:wrong-grant-type:1',
      'cut-lines:wrong-grant-type:2',
      expect.stringMatching(/^mix:wrong-[a-z-]+\+wrong-[a-z-]+:1$/),
    ]);
  });

  test('gives the same bundle for the same id', async () => {
    const real = await incident('wrong-client-id');
    const id = 'cut-lines:wrong-client-id:2';
    const planned = planOf(transforms, [real], { seeds: 2, mixes: 0 }).find((run) => run.id === id);
    expect(planned?.make()).toEqual(runNamed(id, TRANSFORMS, [real])?.make());
    expect(runNamed('no-such:wrong-client-id:1', TRANSFORMS, [real])).toBeUndefined();
  });
});

describe('options', () => {
  test('have defaults, and are read', () => {
    expect(optionsOf(['--transforms'])).toEqual({ seeds: 3, mixes: 200, names: [], keep: null });
    const argv = ['--transforms', '--seeds', '1', '--mixes', '0', 'nat', '--keep', 'out', '--only', 'nat:a:1'];
    expect(optionsOf(argv)).toEqual({ seeds: 1, mixes: 0, names: ['nat'], keep: { folder: 'out', run: 'nat:a:1' } });
  });

  test('that cannot be meant are refused', () => {
    expect(() => optionsOf(['--transforms', '--seeds', 'many'])).toThrow('--seeds is a number');
    expect(() => optionsOf(['--transforms', '--keep', 'out'])).toThrow('go together');
    expect(() => optionsOf(['--transforms', '--sedes', '1'])).toThrow('--sedes');
  });
});

describe('bundles', () => {
  test('an archive is unpacked into a folder, and the answer key follows', async () => {
    const { files, truth } = await incident('admin-tech');
    const paths = files.map(({ path }) => path);
    expect(paths).toContain('ssm/messages');
    expect(truth.sources.flatMap((source) => source.files).filter((path) => !paths.includes(path))).toEqual([]);
    expect(truth.evidence.flat().filter(([path]) => !paths.includes(path))).toEqual([]);
  });

  test('are analysed and judged', async () => {
    const [a, b] = [await incident('wrong-client-id'), await incident('wrong-user-password')];
    expect(await resultOf(single(a))).toMatchObject({ level: 'right', outcome: 'cause-found' });
    const mix = runNamed('mix:wrong-client-id+wrong-user-password:1', TRANSFORMS, [a, b])?.make();
    if (mix === undefined || typeof mix === 'string') throw new Error('no mix');
    expect(await resultOf(mix)).toMatchObject({ level: 'right', expected: 'wrong-client-id and wrong-user-password' });
  });

  test('an analysis that ends with an error is a result', async () => {
    expect(await resultOf({ ...alone, files: [] })).toMatchObject({ level: 'error', found: [] });
    await expect(analyze([])).rejects.toThrow();
  });
});

describe('what is printed', () => {
  const clock = {
    a: 'manager_log',
    b: 'ssm_syslog',
    truth: 2,
    ours: { difference: 1, plusMinus: 0.5 },
    contained: false,
  };
  const tied = { ...clock, ours: { difference: 2, plusMinus: 1.5 }, contained: true };
  const good: Result = { ...judged(alone, [finding('wrong-client-id', 'likely', 'm.log')]), clocks: [tied] };
  const bad: Result = { ...judged(alone, [finding('wrong-grant-type', 'confirmed', 'm.log')]), clocks: [clock] };
  const runs: readonly Run[] = [
    { row: 'nat', id: 'nat:a:1', result: good },
    { row: 'nat', id: 'nat:a:2', result: bad },
    { row: 'nat', id: 'nat:b:1', result: 'no address' },
    { row: 'cut-lines', id: 'cut-lines:a:1', result: good },
  ];

  test('counts, a row a transformation', () => {
    const [nat, cut] = countsOf(runs);
    expect(nat).toMatchObject({ runs: 2, decided: 2, pairs: 2, plusMinus: 1.5, outside: 1, joined: 0 });
    expect(nat?.levels).toMatchObject({ right: 1, 'wrong-confirmed': 1, lower: 0 });
    expect(cut).toMatchObject({ runs: 1, outside: 0 });
    expect([isSafe(countsOf(runs)), isSafe(countsOf(runs.slice(3)))]).toEqual([false, true]);
  });

  test('as a table, with what was left out and why', () => {
    const [head = '', nat = ''] = tableOf(countsOf(runs)).split('\n');
    expect(head).toMatch(/^transformation +runs +right +right at possible +lower +wrong at likely/);
    expect(nat).toMatch(/^nat +2 +1 +0 +0 +0 +1 +0 +0 +0 +2 of 2 +1\.50 +1 +1$/);
    expect(tableOf(countsOf(runs))).toContain('nat: left out for 1, no address');
  });

  test('the worst with the commands to see it', () => {
    const text = worstOf(runs);
    expect(text).toContain('## nat:a:2\n\n- expected: wrong-client-id\n- found: wrong-grant-type (confirmed)');
    expect(text).toContain('clocks of manager_log and ssm_syslog 1.00 ± 0.50 s, in truth 2.00 s');
    expect(text).toContain('npm run accuracy -- --transforms --keep build/nat-a-2 --only nat:a:2');
    expect(text).not.toContain('nat:a:1');
  });
});
