import { MICROS_PER_SECOND, monthNumber, type Stamp, type ZoneMark } from '../../core/time.js';
import { remembered } from '../stamps/remembered.js';
import { zoneMark } from '../stamps/zone-mark.js';

function stampOf(text: string, date: Stamp['date'], clock: readonly (string | undefined)[], zone: ZoneMark): Stamp {
  const [hour, minute, second] = clock.map(Number);
  const seconds = (hour ?? 0) * 3600 + (minute ?? 0) * 60 + (second ?? 0);
  return { text, date, timeOfDay: seconds * MICROS_PER_SECOND, step: MICROS_PER_SECOND, zone, lap: 0 };
}

/** `13/Jan/2023:11:17:01 +0000`, nginx's `$time_local`. A cut offset (`+000`) counts only where it has one meaning. */
export const nginxAccessStamp = remembered(accessStamp);

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
