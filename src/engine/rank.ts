import type { Confidence, Finding } from '../core/analysis.js';
import type { Fit } from './judge.js';

/** A rule that fits an attempt, with its confidence and the reason for it. */
export interface Ranked {
  readonly fit: Fit;
  readonly confidence: Confidence;
  readonly why: Finding['why'];
  /** Rules that fit equally well. */
  readonly rivals: readonly Fit[];
  /** Fitting rules that describe this one's effects. */
  readonly under: readonly Fit[];
}

/** Ranks the rules that fit one attempt, best first; drops outranked rules and needless fallbacks. */
export function rankFits(fits: readonly Fit[], isWeakJoin: (fit: Fit) => boolean): readonly Ranked[] {
  const fitting = fits.filter(({ outcome }) => outcome === 'fits');
  const remaining = fitting.filter((fit) => !isOutranked(fit, fitting));
  const specific = remaining.filter(({ rule }) => rule.fallback !== true);
  const field = specific.length > 0 ? specific : remaining;
  const sure = field.map((fit) => (isDoubted(fit, field) ? { ...fit, decided: false } : fit));
  const decided = sure.filter((fit) => fit.decided);
  const judged = decided.length > 0 ? decided : sure;
  return judged
    .map((fit) => ({ ...rankOne(fit, judged, isWeakJoin(fit)), under: fitting.filter((other) => isUnder(other, fit)) }))
    .sort(compare);
}

function isOutranked(fit: Fit, fitting: readonly Fit[]): boolean {
  return fitting.some((other) => other !== fit && other.whole && outranks(other, fit));
}

function isDoubted({ rule }: Fit, field: readonly Fit[]): boolean {
  return field.some((other) => other.whole && other.rule.doubts?.includes(rule.id) === true);
}

function isUnder(fit: Fit, root: Fit): boolean {
  return fit !== root && root.whole && fit.whole && outranks(root, fit);
}

function outranks({ rule }: Fit, other: Fit): boolean {
  return rule.outranks?.includes(other.rule.id) === true;
}

function rankOne(fit: Fit, field: readonly Fit[], weakJoin: boolean): Omit<Ranked, 'under'> {
  const rivals = field.filter(
    (other) => other !== fit && (other.rule.narrowsOnly !== true || fit.rule.narrowsOnly === true),
  );
  const asGood = rivals.filter(
    (other) =>
      fit.rule.narrowsOnly === true ||
      (Number(other.whole) >= Number(fit.whole) && other.strength >= fit.strength && (other.decided || !fit.decided)),
  );
  return { fit, rivals: asGood, ...limited(fit, gradeOf(fit, asGood, weakJoin)) };
}

/** What is only assumed of an attempt limits what is found of it. */
function limited(fit: Fit, grade: Pick<Ranked, 'confidence' | 'why'>): Pick<Ranked, 'confidence' | 'why'> {
  const { doubt } = fit;
  const limit = fit.attempt.assumed ?? doubt;
  if (limit === null || PLACE[grade.confidence] >= PLACE[limit.limit]) return grade;
  return { confidence: limit.limit, why: limit === doubt ? 'doubt' : 'assumed' };
}

function gradeOf(fit: Fit, asGood: readonly Fit[], weakJoin: boolean): Pick<Ranked, 'confidence' | 'why'> {
  // A finding that depends on an open order is only possible.
  if (fit.openOrder !== null && !fit.decided) return { confidence: 'possible', why: 'clock' };
  if (fit.rule.fallback === true) return { confidence: 'possible', why: fit.whole ? 'rival' : 'unseen-step' };
  if (!fit.whole) return { confidence: 'possible', why: 'unseen-step' };
  if (fit.decided && weakJoin) return { confidence: 'likely', why: 'join' };
  // A manual check has its own time, credentials and trust store.
  if (fit.decided && fit.attempt.witness === 'person') return { confidence: 'likely', why: 'by-hand' };
  if (fit.decided) return { confidence: 'confirmed', why: 'deciding' };
  return asGood.length > 0 ? { confidence: 'possible', why: 'rival' } : { confidence: 'likely', why: 'no-rival' };
}

/** Rank of each confidence, the surest first. */
export const PLACE: Readonly<Record<Confidence, number>> = { confirmed: 0, likely: 1, possible: 2 };

/** Sorts rules that only narrow last; the others by confidence, all steps seen, supports, prior, and finally id. */
function compare(a: Ranked, b: Ranked): number {
  return (
    Number(a.fit.rule.narrowsOnly === true) - Number(b.fit.rule.narrowsOnly === true) ||
    PLACE[a.confidence] - PLACE[b.confidence] ||
    Number(b.fit.whole) - Number(a.fit.whole) ||
    b.fit.strength - a.fit.strength ||
    b.fit.rule.prior - a.fit.rule.prior ||
    a.fit.rule.id.localeCompare(b.fit.rule.id, 'en')
  );
}
