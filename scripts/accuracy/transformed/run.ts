import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyze } from '../../../src/index.js';
import { rules } from '../../../src/rules/index.js';
import { corpusCases, incidentCases, type Case } from '../cases.js';
import { TRANSFORMS } from '../transforms/index.js';
import type { Subject } from '../transforms/mix.js';
import { countsOf, isSafe, type Run } from './counts.js';
import { judgeRun, type Result } from './judge-run.js';
import { loadBundle } from './load.js';
import { optionsOf, type Options } from './options.js';
import { MIX, planOf, runNamed, type Planned } from './plan.js';
import { tableOf } from './table.js';
import { worstOf } from './worst.js';

const known = new Set(rules.map(({ id }) => id));
const WORST = fileURLToPath(new URL('../../../build/accuracy-worst.md', import.meta.url));

/** `npm run accuracy -- --transforms`: judges transformed bundles, or writes one of them out. Gives the exit code. */
export async function runTransforms(argv: readonly string[]): Promise<number> {
  const options = optionsOf(argv);
  const { keep } = options;
  const cases = [...incidentCases(), ...(corpusCases() ?? [])];
  if (keep !== null) return keepOne(cases, keep);
  const bundles = await Promise.all(cases.filter((of) => isSelected(of, options)).map(loadBundle));
  const runs: Run[] = [];
  for (const planned of selectedOf(planOf(TRANSFORMS, bundles, options), options)) runs.push(await done(planned));
  const rows = countsOf(runs);
  console.log(`${tableOf(rows)}\n`);
  mkdirSync(dirname(WORST), { recursive: true });
  writeFileSync(WORST, worstOf(runs));
  console.log(`The worst runs, and how to see each: ${WORST}`);
  return isSafe(rows) ? 0 : 1;
}

const isRow = (name: string): boolean => name === MIX || TRANSFORMS.some(({ id }) => id === name);

function isSelected({ truth }: Case, { names }: Options): boolean {
  const own = names.filter((name) => !isRow(name));
  return own.length === 0 || own.some((name) => name === truth.id || truth.causes.includes(name));
}

function selectedOf(plan: readonly Planned[], { names }: Options): readonly Planned[] {
  const rows = names.filter(isRow);
  return rows.length === 0 ? plan : plan.filter(({ row }) => rows.includes(row));
}

async function done({ row, id, make }: Planned): Promise<Run> {
  const subject = make();
  return { row, id, result: typeof subject === 'string' ? subject : await resultOf(subject) };
}

/** Analyses and judges; an analysis that ends with an error is a result as well. */
export async function resultOf(subject: Subject): Promise<Result> {
  try {
    return judgeRun(subject, await analyze(subject.files), known);
  } catch (error) {
    const outcome = `error: ${error instanceof Error ? error.message : String(error)}`;
    const expected = subject.sites.map(({ truth }) => truth.cause).join(' and ');
    return { level: 'error', expected, found: [], outcome, isHealthyOverFailure: false, joined: [], clocks: [] };
  }
}

async function keepOne(cases: readonly Case[], { folder, run }: NonNullable<Options['keep']>): Promise<number> {
  const names = (run.split(':')[1] ?? '').split('+');
  const bundles = await Promise.all(cases.filter(({ id }) => names.includes(id)).map(loadBundle));
  const subject = runNamed(run, TRANSFORMS, bundles)?.make() ?? 'no such run: TRANSFORM:BUNDLE:SEED';
  if (typeof subject === 'string') {
    console.error(`${run}: ${subject}`);
    return 2;
  }
  for (const { path, content } of subject.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  console.log(`${run} is in ${folder}; expected: ${subject.sites.map(({ truth }) => truth.cause).join(' and ')}`);
  return 0;
}
