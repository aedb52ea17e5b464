import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

/** What one client does without a longer pause belongs to the same attempt. */
export const SAME_ATTEMPT: Micros = 60 * MICROS_PER_SECOND;

/** When something was; null without a time. */
type SpanOf<T> = (item: T) => { readonly from: Micros; readonly to: Micros } | null;

/** Items of one client in order of time, cut where it paused; one without a time stays with those before it. */
export function splitByPause<T>(items: readonly T[], spanOf: SpanOf<T>): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = [];
  for (const item of items) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const [before, own] = [last === undefined ? null : spanOf(last), spanOf(item)];
    const isNear = before === null || own === null || own.from - before.to <= SAME_ATTEMPT;
    if (group !== undefined && isNear) group.push(item);
    else groups.push([item]);
  }
  return groups;
}
