import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

/** A source that writes often and then nothing for so many times its usual pause has a gap. */
const UNUSUAL = 50;
const MIN_GAP: Micros = 600 * MICROS_PER_SECOND;
/** Fewer records have no usual pause. */
const MIN_RECORDS = 20;

/** Pauses from which on a silence is a gap, for a source that writes so many records in so long; microseconds. */
export function minGap(writing: Micros, records: number): Micros {
  return Math.max(MIN_GAP, (UNUSUAL * Math.max(0, writing)) / records);
}

/** Whether a source wrote enough to have a usual pause. */
export function hasUsualPause(records: number): boolean {
  return records >= MIN_RECORDS;
}
