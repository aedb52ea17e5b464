import type { MemoryFile } from '../analyze.js';
import { eventsOfKind } from '../core/events-of-kind.js';
import type { Rule } from '../core/rule.js';
import type { Analysis, Attempt, Confidence, Verdict } from '../core/analysis.js';
import { judgeRule, type Fit } from '../engine/judge.js';
import { contradictedBy, spoilStep, withoutStep } from './mutate.js';
import { slowPatterns } from './slow-patterns.js';

type Input = string | MemoryFile | readonly (string | MemoryFile)[];

/** Analyses a bundle with the rule among the others. */
type Run = (input: Input) => Promise<Analysis>;

/** A bundle that nearly fits the rule, and the rule's verdict on it. */
export interface NearMiss {
  readonly input: Input;
  readonly verdict: Verdict['verdict'];
  /** The step where it stops, if it does. */
  readonly stoppedAt?: string;
}

/** The bundles that test a rule. */
export interface RuleSamples {
  /** A bundle on which the rule is found, at this confidence. */
  readonly fires: Input;
  readonly confidence: Confidence;
  /** A bundle like it in which the sync passes. */
  readonly quiet: Input;
  readonly nearMisses: Readonly<Record<string, NearMiss>>;
  /** Parts of the bundle on which the rule is still found. */
  readonly less?: Readonly<Record<string, Pick<RuleSamples, 'confidence'> & { readonly input: Input }>>;
  /** Files of a healthy system; they must change nothing. */
  readonly noise?: readonly string[];
}

/** `checkRule` with the caller's own way to analyse. */
export async function checkRuleBy(rule: Rule, samples: RuleSamples, run: Run): Promise<readonly string[]> {
  const analysis = await run(samples.fires);
  const fits = attemptsThatFit(rule, analysis);
  return [
    ...firesAs('fires', rule, samples.confidence, analysis),
    ...(await firesWithLess(rule, samples, run)),
    ...fits.flatMap((fit) => [...stepsAreNeeded(fit, analysis), ...contradictionsBite(fit, analysis)]),
    ...isQuiet(await run(samples.quiet)),
    ...(await noiseChangesNothing(samples, analysis, run)),
    ...(await nearMissesStop(rule, samples.nearMisses, run)),
    ...(await slowPatterns(rule)),
  ];
}

function attemptsThatFit(rule: Rule, { attempts, timeline }: Analysis): readonly Fit[] {
  const ofKind = eventsOfKind(timeline);
  return attempts.map((attempt) => judgeRule(rule, attempt, ofKind)).filter(({ outcome }) => outcome === 'fits');
}

function firesAs(name: string, rule: Rule, confidence: Confidence, { findings }: Analysis): readonly string[] {
  const finding = findings.find((one) => one.rule === rule.id);
  if (finding === undefined) return [`${name}: ${rule.id} is not among the findings`];
  if (finding.evidence.length === 0) return [`${name}: the finding has no evidence`];
  return finding.confidence === confidence ? [] : [`${name}: ${finding.confidence}, not ${confidence}`];
}

async function firesWithLess(rule: Rule, { less = {} }: RuleSamples, run: Run): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const [name, { input, confidence }] of Object.entries(less))
    failures.push(...firesAs(name, rule, confidence, await run(input)));
  return failures;
}

function stepsAreNeeded(fit: Fit, analysis: Analysis): readonly string[] {
  return fit.steps.flatMap((step) => {
    const bare = judge(fit.rule, withoutStep(step, fit.attempt, analysis.timeline));
    const mutant = spoilStep(step, fit.attempt, analysis.timeline);
    const spoilt = mutant === null ? null : judge(fit.rule, mutant);
    return [
      ...(bare.whole ? [`step ${step.name}: without its events the rule still stands whole`] : []),
      ...(spoilt?.outcome === 'fits' && spoilt.whole
        ? [`step ${step.name}: with its facts changed the rule still stands`]
        : []),
    ];
  });
}

function contradictionsBite(fit: Fit, analysis: Analysis): readonly string[] {
  return Object.entries(fit.rule.contradicts ?? {}).flatMap(([name, claim]) => {
    const mutant = contradictedBy(claim, fit.attempt, analysis.timeline);
    return judge(fit.rule, mutant).outcome === 'fits' ? [`contradiction ${name}: seen, and the rule still fits`] : [];
  });
}

function judge(rule: Rule, mutant: { readonly attempt: Attempt; readonly timeline: Analysis['timeline'] }): Fit {
  return judgeRule(rule, mutant.attempt, eventsOfKind(mutant.timeline));
}

function isQuiet({ findings }: Analysis): readonly string[] {
  return findings.length === 0 ? [] : [`quiet: ${findings.map((finding) => finding.rule).join(', ')} found`];
}

async function noiseChangesNothing(
  { fires, noise }: RuleSamples,
  analysis: Analysis,
  run: Run,
): Promise<readonly string[]> {
  if (noise === undefined) return [];
  const noisy = await run([...inputsOf(fires), ...noise]);
  const summary = ({ findings }: Analysis): string =>
    findings.map(({ id, confidence }) => `${id} ${confidence}`).join(', ');
  return summary(noisy) === summary(analysis) ? [] : [`noise: ${summary(analysis)} became ${summary(noisy)}`];
}

function inputsOf(input: Input): readonly (string | MemoryFile)[] {
  return typeof input === 'string' || 'path' in input ? [input] : input;
}

async function nearMissesStop(rule: Rule, nearMisses: RuleSamples['nearMisses'], run: Run): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const [name, { input, verdict, stoppedAt }] of Object.entries(nearMisses)) {
    const { attempts, timeline, verdicts } = await run(input);
    const own = verdicts.filter((one) => one.rule === rule.id);
    const fit = own.find((one) => one.verdict === verdict && (stoppedAt === undefined || one.stoppedAt === stoppedAt));
    const seen = own.map((one) => `${one.verdict} ${one.stoppedAt ?? ''}`.trim()).join(', ');
    if (fit === undefined)
      failures.push(`${name}: ${seen === '' ? 'no verdict' : seen}, not ${verdict} ${stoppedAt ?? ''}`.trim());
    if (attempts.length === 0 || timeline.length === 0) failures.push(`${name}: no attempt was seen`);
  }
  return failures;
}
