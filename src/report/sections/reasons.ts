import type { Evidence } from '../../core/evidence.js';
import type { Verdict } from '../../core/analysis.js';
import { places } from '../citation.js';
import type { Names } from '../citation.js';
import { stopWords } from '../words/stops.js';

/** Rules that were judged the same for the same reason. */
export interface ReasonGroup {
  readonly rules: readonly [string, ...string[]];
  readonly isOut: boolean;
  readonly reason: string;
  readonly explainedBy?: Verdict['explainedBy'];
  readonly by: readonly Evidence[];
}

/** Why a rule was judged so, in words; null if what it asks for was only not seen, which refutes nothing. */
export function reasonOf({ stop, reason, by }: Pick<Verdict, 'stop' | 'reason' | 'by'>): string | null {
  const cited = by.map(({ text }) => text);
  return stop === undefined ? reason : stopWords(stop, cited);
}

/** Groups verdicts by what stopped them, ruled out first; without those that nothing seen refutes. */
export function reasonGroups(verdicts: readonly Verdict[], names: Names): readonly ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const verdict of verdicts) {
    const reason = reasonOf(verdict);
    if (reason === null) continue;
    const isOut = verdict.verdict === 'ruled-out';
    const key = [verdict.verdict, reason, places(verdict.by, names)].join('\n');
    const before = groups.get(key)?.rules ?? [];
    const [first = verdict.rule, ...more] = [...before, verdict.rule];
    groups.set(key, { rules: [first, ...more], isOut, reason, explainedBy: verdict.explainedBy, by: verdict.by });
  }
  return [...groups.values()].sort((a, b) => Number(b.isOut) - Number(a.isOut));
}
