import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

/** A silence of this many usual pauses is a gap. */
const UNUSUAL = 50;
const MIN_GAP: Micros = 600 * MICROS_PER_SECOND;
/** With fewer records there is no usual pause. */
const MIN_RECORDS = 20;

/** Shortest silence that is a gap, in microseconds, for a source with so many records in so long a time. */
export function minGap(writing: Micros, records: number): Micros {
  return Math.max(MIN_GAP, (UNUSUAL * Math.max(0, writing)) / records);
}

/** Whether a source has enough records for a usual pause. */
export function hasUsualPause(records: number): boolean {
  return records >= MIN_RECORDS;
}
