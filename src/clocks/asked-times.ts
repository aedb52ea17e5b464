import { LicAnalyzeError } from '../core/errors.js';
import type { Micros } from '../core/time.js';
import { momentsOf, parseAskedTime, wallOf, type AskedTime } from './asked-time.js';

/** Times that the user asked for. */
export interface AskedTimes {
  readonly at: AskedTime | null;
  readonly since: AskedTime | null;
  readonly until: AskedTime | null;
}

/** Reads the times among the options; throws LicAnalyzeError for one that is no time. */
export function askedTimes(options: { readonly [K in keyof AskedTimes]?: string }): AskedTimes {
  const read = (name: keyof AskedTimes): AskedTime | null => {
    const text = options[name];
    if (text === undefined) return null;
    const time = parseAskedTime(text);
    if (time !== null && !(name !== 'at' && time.year === null)) return time;
    const example = name === 'at' ? '13 Jan 17:29 IST or 2024-01-13T11:59:00Z' : '2024-11-19 or 2024-11-19T09:30:00Z';
    throw new LicAnalyzeError('bad-time', `"${text}" is no time for --${name}; write it as ${example}.`);
  };
  return { at: read('at'), since: read('since'), until: read('until') };
}

/** The times as written, read as UTC, for use while no zone is known. */
export function writtenTimes({ at, since, until }: AskedTimes): { readonly [K in keyof AskedTimes]?: Micros } {
  const wall = (time: AskedTime): Micros => wallOf(time, time.year ?? ANY_YEAR);
  return {
    ...(at === null ? {} : { at: wall(at) }),
    ...(since === null ? {} : { since: wall(since) }),
    ...(until === null ? {} : { until: wall(until) }),
  };
}

const ANY_YEAR = 2000;

/** The times that `at` can mean; without a zone it is in `zone`, without a year the nearest to `near`. */
export function momentsAsked({ at }: AskedTimes, zone: string, near: Micros): readonly Micros[] {
  return at === null ? [] : momentsOf(at, zone, near);
}

/** The limits of a span, in UTC without a zone. */
export function limitsOf({ since, until }: AskedTimes): {
  readonly since: Micros | null;
  readonly until: Micros | null;
} {
  const limit = (time: AskedTime | null): Micros | null =>
    time === null ? null : (momentsOf(time, 'UTC', 0)[0] ?? null);
  return { since: limit(since), until: limit(until) };
}
