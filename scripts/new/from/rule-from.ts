import { join } from 'node:path';
import { casesIn } from '../../../samples/rules/cases.js';
import { analyze, rules, type Stage } from '../../../src/index.js';
import { nextStep, type TemplateFile } from '../plan.js';
import { excerptAt, type Excerpt } from './excerpt.js';
import { loadRule } from './load-rule.js';
import type { Place } from './place.js';
import { ruleForm } from './rule-form.js';
import { sampleLines } from './sample.js';
import { sightOf } from './sight.js';
import { withStandIns } from './stand-ins.js';
import { witness, type Witness } from './witness.js';

/** The files of a new rule, started from a line. */
export interface Begun {
  readonly files: readonly TemplateFile[];
  /** What was done and what is left to do, one sentence each. */
  readonly says: readonly string[];
}

interface Sample {
  readonly name: string;
  readonly lines: readonly string[];
  /** The line's number in the sample, from 1. */
  readonly line: number;
}

/**
 * Starts a rule with its samples from one line of a bundle: `files` are the template's. The line is read twice, in the
 * bundle and in the sample, so that the rule holds no name of the bundle. Returns a sentence if the line cannot be
 * read; throws LicAnalyzeError for a missing path.
 */
export async function ruleFrom(
  id: string,
  place: Place,
  { files, root }: { readonly files: readonly TemplateFile[]; readonly root: string },
): Promise<Begun | string> {
  const excerpt = await excerptAt(place);
  if (typeof excerpt === 'string') return excerpt;
  const sample = await sampleOf(excerpt);
  const seen = await witness(sample.name, sample.lines, sample.line);
  const form = files.find(({ path }) => path === `src/rules/${id}.ts`);
  if (seen.event === null || form === undefined)
    return { files: sampleFiles(id, sample, { root }), says: [sampleSays(id, sample), unreadSays(seen, sample)] };

  const text = await formFor(id, form.text, seen, sample);
  const { confidence, reason } = await verdictOf(text, sample, join(root, 'src/rules'));
  return {
    files: [{ path: form.path, text }, ...sampleFiles(id, sample, { root, confidence })],
    says: [sampleSays(id, sample), sightSays(seen), reason, priorsSay(stageOf(seen)), ...leftToDo(id)],
  };
}

async function sampleOf({ name, lines, at }: Excerpt): Promise<Sample> {
  const { analysis } = await witness(name, lines, at + 1);
  const numbers = sampleLines(analysis, at + 1, lines.length);
  const chosen = numbers.map((number) => lines[number - 1] ?? '');
  return { name, lines: withStandIns(chosen, analysis), line: numbers.indexOf(at + 1) + 1 };
}

function formFor(id: string, template: string, seen: Witness, { name }: Sample): Promise<string> {
  const { analysis, event, inAttempt } = seen;
  if (event === null) return Promise.resolve(template);
  return ruleForm(template, {
    id,
    stage: stageOf(seen),
    sight: sightOf(event, inAttempt ? 'attempt' : 'bundle'),
    host: analysis.sources[0]?.role ?? 'other',
    file: name,
  });
}

function stageOf({ analysis }: Witness): Stage {
  return analysis.attempts.find(({ stoppedAt }) => stoppedAt !== null)?.stoppedAt ?? 'token';
}

/** How sure the rule is on its own sample; null, and why, if it is not found. */
async function verdictOf(
  text: string,
  { name, lines }: Sample,
  folder: string,
): Promise<{ readonly confidence: string | null; readonly reason: string }> {
  const rule = await loadRule(text, folder);
  if (rule === null) return { confidence: null, reason: 'The form of the template has changed: nothing was judged.' };
  const { attempts, findings, verdicts } = await analyze([{ path: name, content: `${lines.join('\n')}\n` }], {
    rules: [rule],
  });
  const confidence = findings.find((finding) => finding.rule === rule.id)?.confidence ?? null;
  if (confidence !== null) return { confidence, reason: `The rule is found on its sample: ${confidence}.` };
  const own = verdicts.find((verdict) => verdict.rule === rule.id);
  const reason = own?.reason ?? 'nothing was to judge';
  const add = attempts.length === 0 ? ' The sample holds no attempt: add the lines of the sync that failed.' : '';
  return {
    confidence,
    reason: `The rule is not found on its sample yet: ${reason}.${add}${rivalSays(own?.explainedBy?.rule)}`,
  };
}

/** What to do where another rule claims the same fact. */
function rivalSays(rival: string | undefined): string {
  if (rival === undefined) return '';
  return ` If yours is the closer cause, say outranks: ['${rival}']; if not, narrow a step to what ${rival} does not show, and say in notToBeConfusedWith what separates them.`;
}

/** Where the rule stands among those of its stage. */
function priorsSay(stage: Stage): string {
  const priors = rules.filter((rule) => rule.stage === stage).toSorted((a, b) => b.prior - a.prior);
  return `Priors of the stage ${stage}: ${priors.map(({ id, prior }) => `${id} ${String(prior)}`).join(', ')}.`;
}

/** The line with its attempt, and the template's successful sync as a separate case. */
function sampleFiles(
  id: string,
  { name, lines }: Sample,
  { root, confidence = null }: { readonly root: string; readonly confidence?: string | null },
): readonly TemplateFile[] {
  const folder = `samples/rules/${id}`;
  const quiet = casesIn(join(root, 'scripts/templates/rule/samples')).cases.find((one) => one.name === 'quiet');
  const cases = {
    fires: { shows: 'say what it shows', verdict: 'found', confidence: confidence ?? 'possible' },
    quiet: { shows: 'the sync passes', verdict: 'clear', files: [] },
  };
  return [
    { path: `${folder}/cases.json`, text: `${JSON.stringify({ happened: 'Say what happened.', cases }, null, 2)}\n` },
    { path: `${folder}/fires/${name}`, text: `${lines.join('\n')}\n` },
    ...(quiet?.files ?? []).map(({ path, content }) => {
      return { path: `${folder}/quiet/${path}`, text: content.toString('utf8') };
    }),
  ];
}

function sampleSays(id: string, { lines, name, line }: Sample): string {
  return `samples/rules/${id}/fires/${name} is made: line ${String(line)} of ${String(lines.length)} is yours; names, addresses and ids are replaced. Read it through before you commit it: what no key gives away is not found.`;
}

function unreadSays({ format, claimedBy }: Witness, { name }: Sample): string {
  const again = 'Then run the same command again for the rule.';
  if (format === null) return `No parser recognises ${name}: npm run new -- parser <id> first. ${again}`;
  const reader = claimedBy === null ? format : `${claimedBy} (in ${format})`;
  return `${reader} reads this line and makes no event of it. Teach ${claimedBy ?? format}.ts below src/parsers, or a file beside it, first (docs/writing-a-parser.md). ${again}`;
}

function sightSays({ event, format, inAttempt, others }: Witness): string {
  const scope = inAttempt ? 'attempt' : 'bundle';
  const far = inAttempt ? '' : ' It belongs to no attempt, so that the sight looks over the whole bundle.';
  const more = others.map((other) => `\n  It can be seen as well by ${sightOf(other, scope).code}`);
  return `${format ?? ''} made ${event?.kind ?? ''} of it, which the rule sees.${far}${more.join('')}`;
}

function leftToDo(id: string): readonly string[] {
  return [
    `Left to do in src/rules/${id}.ts: the sentences; take away tests that another case would not share; "decides: true" where no other cause writes this, else notToBeConfusedWith. Confirmed in cases.json needs "decides: true".`,
    `Left to do in samples/rules/${id}/cases.json: what happened, and two near misses (the values of at most five lines of fires, and the verdict; samples/rules/README.md).`,
    nextStep('rule', id),
  ];
}
