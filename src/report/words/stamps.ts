import type { Dated } from '../../core/event.js';
import type { Evidence } from '../../core/evidence.js';
import type { SourceReport } from '../../core/analysis.js';
import { isoUtc, MICROS_PER_SECOND } from '../../core/time.js';
import type { Micros, Stamp } from '../../core/time.js';
import { duration } from '../when.js';
import { withDetails } from './parts.js';

/** The time of day in a stamp, `08:27:31` or `13:15:14,329 IST`; a stamp without one is shown whole. */
const TIME_OF_DAY = /(?<!\d)\d{1,2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?(?:[AP]M\b|[A-Z]{2,5}\b|[+-]\d{2}:?\d{2}\b|Z\b))?/;

/** The time on the common clock, as fine as the stamp: a log of whole seconds has no milliseconds. */
export function utcAt(at: Micros, step: Micros = 1000): string {
  if (step < MICROS_PER_SECOND) return isoUtc(at, Math.max(step, 1000)).slice(11, 23);
  return isoUtc(Math.round(at / step) * step).slice(11, 19);
}

/**
 * `07:45:14 UTC (ssm wrote 08:27:31, ±1.3 s)`: the time on the common clock, and the stamp to search for in the source.
 */
export function momentOf(at: Micros, evidence: Evidence | undefined, source: SourceReport | undefined): string {
  const stamp = evidence?.stamp ?? null;
  return withDetails(`${utcAt(at, stamp?.step)} UTC`, writtenBy(stamp, at, source), doubtOf(source));
}

/** The stamp in the log, if it differs from the time on the common clock. */
function writtenBy(stamp: Stamp | null, at: Micros, source: SourceReport | undefined): string {
  const written = stamp === null ? null : (TIME_OF_DAY.exec(stamp.text)?.[0] ?? stamp.text);
  if (written === null || written.startsWith(utcAt(at, MICROS_PER_SECOND))) return '';
  const same = written.replace(',', '.').startsWith(utcAt(at, stamp?.step).slice(0, 8));
  return same ? '' : `${source?.host ?? 'the source'} wrote ${written}`;
}

/** The uncertainty of a time, if the clock is not the reference clock. */
function doubtOf(source: SourceReport | undefined): string {
  if (source?.clock.offset === null) return 'clock not matched';
  const plusMinus = source?.clock.plusMinus ?? 0;
  return plusMinus > 0 ? `±${duration(plusMinus)}` : '';
}

/** The first and last stamp of a span, as one source wrote them. */
export function writtenSpan(events: readonly Dated[], start: Micros | null, end: Micros | null): readonly string[] {
  const dated = events.filter(({ stamp }) => stamp !== null);
  const first = dated.find(({ at }) => at !== null && at === start);
  const last = dated.find(({ at, source }) => at !== null && at === end && source === first?.source);
  return [...new Set([first?.stamp?.text ?? '', last?.stamp?.text ?? ''])].filter((text) => text !== '');
}
