import { MICROS_PER_SECOND, monthNumber, type Stamp } from '../../core/time.js';
import { zoneMark } from '../../core/zone-mark.js';
import { grammar } from '../../core/grammar.js';

/** `dd-MMM-yyyy HH:mm:ss,SSS z`, the stamp of the manager's own logs (formats: one or two digits of day, any length of month). */
const STAMP = grammar(
  String.raw`^ (?<day>\d{1,2}) - (?<month>[A-Za-z]{3,9})\.? - (?<year>\d{4}) \ +
     (?<hour>\d{2}) : (?<minute>\d{2}) : (?<second>\d{2}) [,.] (?<millis>\d{3})
     (?: \ + (?<zone> {{offset}} | {{abbreviation}} ) )?`,
  {
    offset: String.raw`(?:GMT|UTC)?[+-]\d{2}:?\d{2}`,
    abbreviation: String.raw`(?!(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\b)[A-Z]{1,5}`,
  },
);

/** Reads the stamp at the begin of a line; null where there is none. */
export function managerStamp(text: string): Stamp | null {
  const found = STAMP(text);
  if (found === null) return null;
  const month = monthNumber(found['month'] ?? '');
  if (month === null) return null;
  const seconds = Number(found['hour']) * 3600 + Number(found['minute']) * 60 + Number(found['second']);
  return {
    text: text.slice(0, stampLength(text, found['zone'])),
    date: { year: Number(found['year']), month, day: Number(found['day']) },
    timeOfDay: seconds * MICROS_PER_SECOND + Number(found['millis']) * 1000,
    step: 1000,
    zone: zoneMark(found['zone']),
    lap: 0,
  };
}

function stampLength(text: string, zone: string | undefined): number {
  const time = text.search(/[,.]\d{3}/) + 4;
  return zone === undefined ? time : text.indexOf(zone, time) + zone.length;
}
