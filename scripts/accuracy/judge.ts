import type { Analysis, Confidence, Finding } from '../../src/core/analysis.js';
import { compareClocks, type ClockPair } from './clocks.js';
import type { Place, Truth } from './truth.js';

/** The parts of an analysis that are judged. */
export type Judged = Pick<Analysis, 'findings' | 'attempts' | 'sources' | 'outcome'>;

/** An analysis compared with its answer key. */
export interface Judgement {
  readonly first: string | null;
  readonly confidence: Confidence | null;
  /** `no-rule`: no rule exists for the cause, so the first finding cannot be judged. */
  readonly verdict: 'right' | 'wrong' | 'no-rule';
  /** Sets of evidence that are cited, and all of them. */
  readonly cited: number;
  readonly sets: number;
  /** Due sets that are not cited. */
  readonly missed: readonly (readonly Place[])[];
  /** Findings at likely or above that are not the cause. */
  readonly wrong: readonly Finding[];
  readonly outcome: Analysis['outcome'];
  readonly clocks: readonly ClockPair[];
}

/** Whether a finding names a cause of the bundle, or one that its files cannot distinguish from it. */
export const isRight = (truth: Truth, rule: string): boolean =>
  truth.causes.includes(rule) || truth.acceptable.includes(rule);

/** Compares an analysis with the answer key. `rules`: the ids of all rules. */
export function judge(truth: Truth, analysis: Judged, rules: ReadonlySet<string>): Judgement {
  const first = analysis.findings[0];
  const cited = citedPlaces(
    analysis,
    analysis.findings.filter(({ rule }) => isRight(truth, rule)),
  );
  const uncited = truth.evidence.filter((set) => !set.some((place) => cited.has(key(place))));
  return {
    first: first?.rule ?? null,
    confidence: first?.confidence ?? null,
    verdict: verdictOf(truth, first, rules),
    cited: truth.evidence.length - uncited.length,
    sets: truth.evidence.length,
    missed: uncited.filter((set) => isDue(truth, set)),
    wrong: analysis.findings.filter(({ rule, confidence }) => confidence !== 'possible' && !isRight(truth, rule)),
    outcome: analysis.outcome,
    clocks: compareClocks(truth, analysis.sources),
  };
}

function verdictOf(truth: Truth, first: Finding | undefined, rules: ReadonlySet<string>): Judgement['verdict'] {
  if (truth.healthy) return first === undefined ? 'right' : 'wrong';
  if (first !== undefined && isRight(truth, first.rule)) return 'right';
  return rules.has(truth.cause) ? 'wrong' : 'no-rule';
}

/**
 * A set is due if one of its places is in a source with a clock within two seconds of the manager's. Terminal
 * transcripts do not count.
 */
function isDue(truth: Truth, set: readonly Place[]): boolean {
  const manager = truth.sources.find(({ name }) => name === 'manager_log');
  return set.some(([file]) => {
    const source = truth.sources.find(({ files }) => files.includes(file));
    if (source?.name === 'commands') return false;
    if (source === undefined || manager === undefined) return true;
    return Math.abs(source.offsetSeconds - manager.offsetSeconds) <= 2;
  });
}

const key = ([file, number]: Place): string => `${file}:${String(number)}`;

/**
 * Places cited by findings of true causes and by the stages of their attempts; by all attempts if nothing was found.
 */
function citedPlaces({ attempts }: Judged, findings: readonly Finding[]): ReadonlySet<string> {
  const cited = attempts.filter(
    ({ id }) => findings.length === 0 || findings.some((finding) => finding.attempts.includes(id)),
  );
  const evidence = [
    ...findings.flatMap((finding) => finding.evidence),
    ...cited.flatMap(({ stages }) => stages.flatMap((stage) => stage.evidence)),
  ];
  return new Set(evidence.map(({ source, number }) => key([source, number])));
}
