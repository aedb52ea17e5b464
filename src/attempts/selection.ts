import type { JoinedAttempt } from '../core/analysis.js';
import { LicAnalyzeError } from '../core/errors.js';
import type { Micros } from '../core/time.js';

/** The requested part of a bundle. */
export interface Selection {
  readonly since?: string;
  readonly until?: string;
  readonly host?: string;
}

/** A test for requested attempts; an attempt of unknown time passes the time limits. */
export function isSelected({ since, until, host }: Selection): (attempt: JoinedAttempt) => boolean {
  const from = timeOf(since, 'since');
  const to = timeOf(until, 'until');
  return ({ start, end, client, server }) => {
    const last = end ?? start;
    if (from !== null && last !== null && last < from) return false;
    if (to !== null && start !== null && start >= to) return false;
    return host === undefined || [client.host, ...client.addresses, server.host, server.address].includes(host);
  };
}

/** A date alone means midnight in UTC; a time without an offset is UTC. */
function timeOf(text: string | undefined, option: string): Micros | null {
  if (text === undefined) return null;
  const found = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  const stated = text.replace(' ', 'T');
  const millis =
    found === null ? Number.NaN : Date.parse(found[1] === undefined && stated.includes('T') ? `${stated}Z` : stated);
  if (!Number.isNaN(millis) && isDay(text.slice(0, 10))) return millis * 1000;
  throw new LicAnalyzeError(
    'bad-time',
    `"${text}" is no time for --${option}; write it as 2024-11-19 or 2024-11-19T09:30:00Z.`,
  );
}

/** Date.parse takes 31 February for 2 March. */
function isDay(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}
