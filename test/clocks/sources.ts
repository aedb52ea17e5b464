import type { ClockObservation, Role } from '../../src/core/source.js';
import type { ReadSource } from '../../src/core/source.js';
import type { Stamp, ZoneMark } from '../../src/core/time.js';
import type { DatedSource, Dating } from '../../src/clocks/dating.js';
import { evidenceAt } from '../support/events.js';
import { stamp, type StampParts } from '../support/analysis.js';

/** A stamp that reads this ISO 8601 time without a zone. */
export function written(wall: string, parts: StampParts = {}): Stamp {
  return stamp(wall, wall, parts);
}

/** The same without a year, to the second, as RFC 3164 has it. */
export function yearless(wall: string, lap = 0): Stamp {
  return written(wall, { year: false, step: 1_000_000, lap });
}

export const abbreviated = (abbreviation: string): ZoneMark => ({ abbreviation });
export const offset = (hours: number): ZoneMark => ({ offset: hours * 60 });

/** What an envelope and the message in it say of one moment. */
export function observation(outer: Stamp | null, inner: Stamp, number = 1): ClockObservation {
  return { outer, inner, evidence: evidenceAt('messages', number)[0] };
}

interface SourceParts {
  readonly path?: string;
  readonly role?: Role;
  readonly host?: string | null;
  readonly first?: Stamp | null;
  readonly last?: Stamp | null;
  readonly observations?: readonly ClockObservation[];
  readonly events?: ReadSource['events'];
}

/** A source after reading: the license server's messages, unless said otherwise. */
export function sourceRead(parts: SourceParts = {}): ReadSource {
  const { path = 'messages', role = 'ssm', host = null, first = null, last = first } = parts;
  return {
    path,
    format: 'a-format',
    role,
    host,
    bytes: 1,
    sha256: '',
    reading: { records: 1, understood: 1, first, last, host },
    events: parts.events ?? [],
    observations: parts.observations ?? [],
    troubles: [],
    notices: [],
  };
}

/** A dating in which everything is stated, but for what is named. */
export function dating(parts: Partial<Dating> = {}): Dating {
  return {
    zone: 'UTC',
    zoneBasis: 'stated',
    from: null,
    alternatives: [],
    year: null,
    yearBasis: 'stated',
    day: null,
    dayBasis: 'assumed',
    segments: [],
    ...parts,
  };
}

/** A source whose stamps are read so. */
export function datedSource(parts: SourceParts = {}, own: Partial<Dating> = {}): DatedSource {
  return { ...sourceRead(parts), dating: dating(own) };
}
