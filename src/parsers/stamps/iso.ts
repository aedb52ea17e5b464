import type { Stamp } from '../../core/time.js';
import { zoneMark } from './zone-mark.js';
import { stampOf } from './written.js';

/**
 * ISO 8601 in logs: `T` or a blank between date and time, point or comma before the fraction, any zone mark or none.
 */
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?:(Z)| ?([+-]\d{2}:?\d{2})(?!\d)| ([A-Z]{2,5})(?![\w-]))?/;

/** Names of UTC; any other abbreviation may have several readings. */
const NAMES_OF_UTC = new Set(['UTC', 'GMT']);

/** Words after a stamp that look like a zone but are a level. */
const NO_ZONE = new Set(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL', 'FINE', 'FINER', 'LOG']);

/** Reads the ISO 8601 stamp at the begin of a text; null if there is none. `Stamp.text` is the part that was read. */
export function isoStamp(text: string): Stamp | null {
  const found = ISO.exec(text);
  if (found === null) return null;
  const [whole, year, month, day, hour, minute, second, fraction, z, offset, name] = found;
  const named = name !== undefined && !NO_ZONE.has(name) ? name : undefined;
  return stampOf({
    text: name === undefined || named !== undefined ? whole : whole.slice(0, -name.length - 1),
    date: { year: Number(year), month: Number(month), day: Number(day) },
    hour,
    minute,
    second,
    fraction,
    zone: named !== undefined && NAMES_OF_UTC.has(named) ? { offset: 0 } : zoneMark(z ?? offset ?? named),
  });
}
