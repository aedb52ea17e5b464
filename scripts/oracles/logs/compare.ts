import { isoUtc, MICROS_PER_SECOND, wallMicros, type Stamp } from '../../../src/core/time.js';
import type { Truth } from './truth.js';
import type { View } from './view.js';

/** One key of one record that differs. */
export interface Difference {
  readonly line: number;
  readonly key: string;
  readonly theirs: string;
  readonly ours: string;
}

/** Compares the truth's keys with our record at the same first line. */
export function differencesOf(truth: Truth, view: View | undefined): readonly Difference[] {
  const stated = Object.entries(truth.keys);
  const last = truth.last === null ? [] : [['last_line', truth.last] as const];
  const ours = (key: string): unknown => {
    if (view === undefined) return undefined;
    if (key === 'last_line') return view.last;
    // A table may have a column for the time of day alone.
    return key === 'clock' ? view.keys['time'] : view.keys[key];
  };
  return [...stated, ...last].flatMap(([key, theirs]) =>
    view !== undefined && isEqual(ours(key), theirs)
      ? []
      : [{ line: truth.first, key, theirs: inWords(theirs), ours: inWords(ours(key)) }],
  );
}

/** Number of comparisons for a truth. */
export function countOf({ keys, last }: Truth): number {
  return Object.keys(keys).length + (last === null ? 0 : 1);
}

/** The truth's marker for a request with binary bytes. */
const BINARY = 'BINARY';

function isEqual(ours: unknown, theirs: unknown): boolean {
  if (theirs === null || theirs === undefined) return ours === null || ours === undefined;
  if (isStamp(ours)) return typeof theirs === 'string' && sameTime(ours, theirs);
  if (theirs === BINARY) return typeof ours === 'string' && /[^\x20-\x7e]/.test(ours);
  if (typeof theirs === 'object') return JSON.stringify(sorted(ours)) === JSON.stringify(sorted(theirs));
  return ours !== undefined && ours !== null && textOf(ours) === textOf(theirs);
}

/** Process ids are text on one side and numbers on the other; published tables are trimmed. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}

function isStamp(value: unknown): value is Stamp {
  return typeof value === 'object' && value !== null && 'timeOfDay' in value && 'zone' in value;
}

/** Without an offset in our stamp, wall clocks are compared: the truth then has none either, or assumes UTC. */
function sameTime(ours: Stamp, theirs: string): boolean {
  if (/^\d{2}:\d{2}:\d{2}$/.test(theirs)) {
    const [hours = 0, minutes = 0, seconds = 0] = theirs.split(':').map(Number);
    return ours.timeOfDay === ((hours * 60 + minutes) * 60 + seconds) * MICROS_PER_SECOND;
  }
  const found = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?(Z?)$/.exec(theirs);
  const wall = wallMicros(ours);
  if (found === null || wall === null) return false;
  const at = Date.parse(`${found[1] ?? ''}Z`) * 1000 + Number((found[2] ?? '').padEnd(6, '0'));
  const offset = ours.zone !== null && 'offset' in ours.zone && found[3] === 'Z' ? ours.zone.offset : 0;
  return wall - offset * 60 * MICROS_PER_SECOND === at;
}

function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (!isStamp(value)) return JSON.stringify(value);
  const wall = wallMicros(value);
  return `${value.text}${wall === null ? '' : ` (${isoUtc(wall, value.step)})`}`;
}
