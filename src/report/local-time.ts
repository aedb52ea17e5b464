import { DateTime } from 'luxon';
import type { SourceReport } from '../core/analysis.js';
import type { Micros } from '../core/time.js';

/** `2023-01-13 17:29:02`, by a source's own clock; null if its zone or offset is unknown. */
export function localTime(at: Micros, { zone, offset }: SourceReport['clock']): string | null {
  if (zone === null || offset === null) return null;
  const local = DateTime.fromMillis(Math.floor((at + offset) / 1000), { zone, locale: 'en-US' });
  return local.isValid ? local.toFormat('yyyy-MM-dd HH:mm:ss') : null;
}

/** `2023-01-13 17:29:02–17:29:03`: the day is repeated only if it changes. */
export function localSpan(from: Micros, to: Micros, clock: SourceReport['clock']): string | null {
  const [begin, end] = [localTime(from, clock), localTime(to, clock)];
  if (begin === null || end === null) return null;
  if (begin === end) return begin;
  return `${begin}–${begin.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end}`;
}
