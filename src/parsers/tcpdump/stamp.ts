import { MICROS_PER_DAY, type Stamp } from '../../core/time.js';
import { numberAt, secondsAt } from '../stamps/digits.js';

/** tcpdump's form of times: by day (default, `-tttt`), since 1970 (`-tt`), elapsed (`-ttt`, `-ttttt`). */
export type StampForm = 'day' | 'epoch' | 'elapsed';

/** A packet's stamp, and the text after it. */
export interface StampText {
  readonly form: StampForm;
  readonly text: string;
  /** Printed by `--number`, and by a Cisco ASA. */
  readonly frame: number | null;
  readonly date: { readonly year: number; readonly month: number; readonly day: number } | null;
  readonly micros: number;
  readonly nanoseconds: number;
  /** Whole seconds since 1970, from `-tt` or from the date read as UTC. */
  readonly seconds: number | null;
  readonly rest: string;
}

/** `--number`; a Cisco ASA puts a colon after it. */
const FRAME = /^ *(\d+)(?: {2}|: )(?=[ -]?\d)/;
const OF_DAY = /^(\s*-?)((?:(\d{4,6})-(\d\d)-(\d\d) )?(\d\d):(\d\d):(\d\d)(?:\.(\d{9}|\d{6}))?) +/;
const EPOCH = /^\s*((\d{9,10})\.(\d{9}|\d{6})) +/;

/** `12:15:06.407513 ` has its blank here. */
const USUAL_LENGTH = 15;
const POINT = 0x2e;
const BLANK = 0x20;

/** The stamp at the begin of a line; null if there is none. */
export function readStamp(line: string): StampText | null {
  return usual(line) ?? anyStamp(line);
}

/** The default form by arithmetic, because every packet has one; null for all others. */
function usual(line: string): StampText | null {
  if (line.charCodeAt(8) !== POINT) return null;
  const secondOfDay = secondsAt(line, 0);
  const micros = numberAt(line, 9, USUAL_LENGTH);
  // NaN, where a character is no digit, is not below it.
  if (!(secondOfDay + micros / 1_000_000 < 86_400)) return null;
  if (line.charCodeAt(USUAL_LENGTH) !== BLANK || line.charCodeAt(USUAL_LENGTH + 1) === BLANK) return null;
  return {
    form: 'day',
    text: line.slice(0, USUAL_LENGTH),
    frame: null,
    date: null,
    micros: secondOfDay * 1_000_000 + micros,
    nanoseconds: micros * 1000,
    seconds: null,
    rest: line.slice(USUAL_LENGTH + 1),
  };
}

function anyStamp(line: string): StampText | null {
  const frame = FRAME.exec(line);
  const text = frame === null ? line : line.slice(frame[0].length);
  const number = frame === null ? null : Number(frame[1]);
  return ofDay(text, number) ?? sinceEpoch(text, number);
}

function ofDay(line: string, frame: number | null): StampText | null {
  const match = OF_DAY.exec(line);
  if (match === null) return null;
  const [whole, blanks = '', text = '', year, month, day, hours, minutes, seconds, fraction = ''] = match;
  // An indented line without a fraction is a detail of the packet above (a protocol that prints a time).
  if (fraction === '' && blanks !== '') return null;
  const secondOfDay = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  if (secondOfDay > 86_400) return null;
  const nanoseconds = Number(fraction.padEnd(9, '0'));
  const date = year === undefined ? null : { year: Number(year), month: Number(month), day: Number(day) };
  const sign = blanks.endsWith('-') ? -1 : 1;
  return {
    form: blanks === ' ' || sign < 0 ? 'elapsed' : 'day',
    text,
    frame,
    date,
    micros: sign * (secondOfDay * 1_000_000 + Math.floor(nanoseconds / 1000)),
    nanoseconds,
    seconds: date === null ? null : Date.UTC(date.year, date.month - 1, date.day) / 1000 + secondOfDay,
    rest: line.slice(whole.length),
  };
}

function sinceEpoch(line: string, frame: number | null): StampText | null {
  const match = EPOCH.exec(line);
  if (match === null) return null;
  const [whole, text = '', whole1970 = '', fraction = ''] = match;
  const seconds = Number(whole1970);
  const nanoseconds = Number(fraction.padEnd(9, '0'));
  const civil = new Date(seconds * 1000);
  return {
    form: 'epoch',
    text,
    frame,
    date: { year: civil.getUTCFullYear(), month: civil.getUTCMonth() + 1, day: civil.getUTCDate() },
    micros: (seconds % 86_400) * 1_000_000 + Math.floor(nanoseconds / 1000),
    nanoseconds,
    seconds,
    rest: line.slice(whole.length),
  };
}

/** Counts midnights in stamps without a date, by their order in the file. */
export function stampReader(): (shown: StampText) => Stamp {
  let lap = 0;
  let last: number | null = null;
  return (shown) => {
    // Packets may be out of order by milliseconds; only half a day back is a midnight.
    if (shown.date === null && last !== null && shown.micros < last - MICROS_PER_DAY / 2) lap += 1;
    last = shown.micros;
    return {
      text: shown.text,
      date: shown.date,
      timeOfDay: shown.micros,
      step: 1,
      zone: shown.form === 'epoch' ? { offset: 0 } : null,
      lap: shown.date === null ? lap : 0,
    };
  };
}
