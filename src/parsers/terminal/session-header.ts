import type { Stamp } from '../../core/time.js';
import { isoStamp } from '../stamps/iso.js';
import { stampOf } from '../stamps/written.js';
import { wallClock } from './wall-clock.js';

const PUTTY = /^=~=~=~=[= ~]*PuTTY log (\d{4})\.(\d{2})\.(\d{2}) (\d{2}):(\d{2}):(\d{2})/;
/** `script` of util-linux and BSD; its stamp is ISO 8601 since util-linux 2.33, before that in the locale's form. */
const SCRIPT = /^Script (?:started|done)(?: on|,)? ?(?:on )?([^[<]{1,120}?)\s{0,8}(?:[[<].*)?$/;

/** The first or last line of a terminal's log, with its time; null for any other line. */
export function sessionHeader(text: string): { readonly stamp: Stamp | null } | null {
  const putty = PUTTY.exec(text);
  if (putty !== null) {
    const [, year, month, day, hour, minute, second] = putty;
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return { stamp: stampOf({ text: text.slice(putty[0].length - 19, putty[0].length), date, hour, minute, second }) };
  }
  const script = SCRIPT.exec(text);
  if (script === null) return null;
  const time = script[1] ?? '';
  return { stamp: isoStamp(time) ?? wallClock(time) };
}
