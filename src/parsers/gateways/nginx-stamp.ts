import { MICROS_PER_SECOND, monthNumber, type Stamp, type ZoneMark } from '../../core/time.js';
import { secondsAt } from '../stamps/digits.js';
import { zoneMark } from '../stamps/zone-mark.js';

function stampOf(text: string, date: Stamp['date'], clock: readonly (string | undefined)[], zone: ZoneMark): Stamp {
  const [hour, minute, second] = clock.map(Number);
  const seconds = (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0);
  return { text, date, timeOfDay: seconds * MICROS_PER_SECOND, step: MICROS_PER_SECOND, zone, lap: 0 };
}

/** `13/Jan/2023:11:17:01 +0000`, nginx's `$time_local`. A cut offset (`+000`) counts only where it has one meaning. */
export function nginxAccessStamp(text: string | undefined): Stamp | null {
  if (text === undefined || text === last?.text) return text === undefined ? null : last;
  const stamp = laterOfDay(text) ?? accessStamp(text);
  // A cut or followed stamp is not the whole text, and tells nothing of the next.
  last = stamp?.text.length === WHOLE_LENGTH && stamp.text === text ? stamp : null;
  return stamp;
}

/** Characters of a whole stamp, and places of its time and of its offset. */
const WHOLE_LENGTH = 26;
const TIME_AT = 12;
const OFFSET_AT = 20;

/** The last whole stamp: those of one second, and of one day, come one after another. */
let last: Stamp | null = null;

/** A stamp of the day and offset of the last one, by arithmetic; null if it is none. */
function laterOfDay(text: string): Stamp | null {
  if (last === null || text.length !== WHOLE_LENGTH) return null;
  if (!text.startsWith(last.text.slice(0, TIME_AT)) || !text.endsWith(last.text.slice(OFFSET_AT))) return null;
  const seconds = secondsAt(text, TIME_AT);
  if (Number.isNaN(seconds)) return null;
  const { date, step, zone } = last;
  return { text, date, timeOfDay: seconds * MICROS_PER_SECOND, step, zone, lap: 0 };
}

function accessStamp(text: string | undefined): Stamp | null {
  const found = /^(\d{2})\/([A-Za-z]{3})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})(?: ([+-]\d{2,4}))?/.exec(text ?? '');
  const month = monthNumber(found?.[2] ?? '');
  if (found === null || month === null) return null;
  const date = { year: Number(found[3]), month, day: Number(found[1]) };
  return stampOf(found[0], date, found.slice(4, 7), zoneMark(wholeOffset(found[7])));
}

/** Offsets are multiples of a quarter of an hour: `+000` can only be `+0000`, `+054` only `+0545`. */
function wholeOffset(offset: string | undefined): string | undefined {
  if (offset === undefined || offset.length === 5) return offset;
  if (offset.length !== 4) return undefined;
  const minutes = ['00', '15', '30', '45'].filter((quarter) => quarter.startsWith(offset.slice(3)));
  return minutes.length === 1 ? `${offset.slice(0, 3)}${minutes[0] ?? ''}` : undefined;
}

/** `2023/01/13 11:17:01`, the stamp of nginx's error log: local time, no zone. */
export function nginxErrorStamp(text: string): Stamp | null {
  const found = /^(\d{4})\/(\d{2})\/(\d{2}) (\d{2}):(\d{2}):(\d{2})/.exec(text);
  if (found === null) return null;
  const date = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return stampOf(found[0], date, found.slice(4, 7), null);
}
