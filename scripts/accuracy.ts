/**
 * `npm run accuracy [-- <rule, cause or bundle> ...]`: analyses every labelled bundle and compares the findings with
 * its answer key. Exits 1 if a wrong finding is likely or above, an analysis ended with an error, or clocks stayed open
 * although both sides show a call and its request.
 * `npm run accuracy -- --transforms [--seeds 3] [--mixes 200] [<bundle, cause or transformation> ...]`: the same over
 * transformed bundles; `--keep <folder> --only <run>` writes one of them out.
 */
import { corpusCases, corpusFolder, incidentCases, type Case } from './accuracy/cases.js';
import { judge } from './accuracy/judge.js';
import { runTransforms } from './accuracy/transformed/run.js';
import { tableOf, type Row } from './accuracy/table.js';
import { analyze } from '../src/index.js';
import { openPairs } from './accuracy/unaligned.js';
import { rules } from '../src/rules/index.js';

const known = new Set(rules.map(({ id }) => id));

async function rowOf(of: Case): Promise<Row> {
  try {
    const analysis = await analyze(of.input);
    return { of, judgement: judge(of.truth, analysis, known), error: null, open: openPairs(of.truth, analysis) };
  } catch (error) {
    return { of, judgement: null, error: error instanceof Error ? error.message : String(error), open: [] };
  }
}

/** Selected on the command line by id, by cause, or by the first finding; all by default. */
function isSelected({ of, judgement }: Row, names: readonly string[]): boolean {
  if (names.length === 0) return true;
  const own = [of.id, ...of.truth.causes, judgement?.first ?? ''];
  return names.some((name) => own.includes(name));
}

async function print(title: string, cases: readonly Case[], names: readonly string[]): Promise<boolean> {
  const rows: Row[] = [];
  for (const of of cases) {
    const row = await rowOf(of);
    if (isSelected(row, names)) rows.push(row);
  }
  console.log(`${title}\n\n${tableOf(rows)}\n`);
  return rows.every(
    ({ judgement, open }) =>
      judgement !== null && judgement.wrong.length === 0 && open.every(({ readable }) => !readable),
  );
}

async function printAll(names: readonly string[]): Promise<number> {
  const ours = await print('samples/incidents', incidentCases(), names);
  const corpus = corpusCases();
  if (corpus === null)
    console.log(`No labelled bundles at ${corpusFolder()}: set LIC_ANALYZE_CORPUS to judge by more.`);
  const theirs = corpus === null || (await print(corpusFolder(), corpus, names));
  return ours && theirs ? 0 : 1;
}

const argv = process.argv.slice(2);
process.exitCode = await (argv.includes('--transforms') ? runTransforms(argv) : printAll(argv));
