import type { Evidence } from '../../core/evidence.js';
import type { Verdict } from '../../core/analysis.js';
import { places } from '../citation.js';
import type { Names } from '../citation.js';
import { clip } from '../../text/escape.js';
import { absence, fieldName, mismatchOf } from '../words/fields.js';
import type { Mismatch } from '../words/fields.js';

/** The first words of a chain of Java exceptions are enough. */
const MAX_VALUE_LENGTH = 120;

/** Alternatives named in a reason before it says "and others". */
const MAX_ALTERNATIVES = 4;

/** Rules that stopped for the same reason. */
export interface ReasonGroup {
  readonly rules: readonly [string, ...string[]];
  readonly isOut: boolean;
  readonly reason: string;
  readonly by: readonly Evidence[];
}

/** Groups verdicts by what stopped them: ruled out first, then stopped by a value, then by a missing value. */
export function reasonGroups(verdicts: readonly Verdict[], names: Names): readonly ReasonGroup[] {
  const groups = new Map<string, [Verdict, ...Verdict[]]>();
  for (const verdict of verdicts) {
    const mismatch = mismatchOf(verdict.reason);
    // Rules accept different values of one field; the seen value is why none of them fits.
    const why = mismatch === null ? verdict.reason : `${mismatch.field} ${mismatch.seen ?? ''}`;
    const key = [verdict.verdict, why, places(verdict.by, names)].join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [verdict]);
    else group.push(verdict);
  }
  return [...groups.values()].sort((a, b) => newsOf(a[0]) - newsOf(b[0])).map(groupOf);
}

function newsOf({ verdict, reason }: Verdict): number {
  if (verdict === 'ruled-out') return 0;
  return mismatchOf(reason)?.seen === null ? 2 : 1;
}

function groupOf(group: readonly [Verdict, ...Verdict[]]): ReasonGroup {
  const [first, ...more] = group;
  const mismatches = group.map(({ reason }) => mismatchOf(reason)).filter((one) => one !== null);
  return {
    rules: [first.rule, ...more.map(({ rule }) => rule)],
    isOut: first.verdict === 'ruled-out',
    reason: mismatches.length === 0 ? first.reason : mismatchWords(mismatches, first.reason),
    by: first.by,
  };
}

/** `the HTTP status is 401, not 403 or 404`; the accepted values are named if all of them have words. */
function mismatchWords(mismatches: readonly Mismatch[], otherwise: string): string {
  const [first] = mismatches;
  if (first === undefined) return otherwise;
  if (first.seen === null) return absence(first.field);
  const accepted = mismatches.flatMap((one) => one.accepted?.split(' or ') ?? [null]);
  const values = [...new Set(accepted)];
  const not = values.includes(null) || values.length > MAX_ALTERNATIVES ? '' : `, not ${values.join(' or ')}`;
  return `${fieldName(first.field)} is ${clip(first.seen, MAX_VALUE_LENGTH)}${not}`;
}
