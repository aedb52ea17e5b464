import type { TrueTime } from './clock.js';

/** One record of a log before it is written: its time, text, and name in the answer key. */
export interface LogRecord {
  readonly at: TrueTime;
  readonly lines: readonly [string, ...string[]];
  readonly mark?: string;
}

/** A log in the bundle, and where its marked records begin (lines count from 1). */
export interface WrittenLog {
  readonly text: string;
  readonly marks: ReadonlyMap<string, number>;
}

/** Sorts records by time (records of one moment keep their order) and writes them. */
export function writeLog(records: readonly LogRecord[]): WrittenLog {
  const marks = new Map<string, number>();
  const lines: string[] = [];
  for (const record of [...records].sort((a, b) => a.at - b.at)) {
    if (record.mark !== undefined) marks.set(record.mark, lines.length + 1);
    lines.push(...record.lines);
  }
  return { text: lines.map((line) => `${line}\n`).join(''), marks };
}

/** Splits records at given times, oldest part first, as rotation does. */
export function rotate(records: readonly LogRecord[], at: readonly TrueTime[]): readonly (readonly LogRecord[])[] {
  const edges = [-Infinity, ...at, Infinity];
  return edges
    .slice(0, -1)
    .map((from, index) => records.filter((record) => record.at >= from && record.at < (edges[index + 1] ?? Infinity)));
}
