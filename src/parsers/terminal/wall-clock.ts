import type { Stamp } from '../../core/time.js';
import { MICROS_PER_SECOND } from '../../core/time.js';
import { zoneMark } from '../stamps/zone-mark.js';
import { epochStamp } from '../stamps/epoch.js';
import { isoStamp } from '../stamps/iso.js';
import { stampOf } from '../stamps/written.js';

/** The longest line that `date` prints in any locale has fewer characters. */
const MAX_LINE_LENGTH = 80;
const TIME = /(\d{1,2}):(\d{2}):(\d{2})(?:[.,](\d{1,9}))?(?:\s*\b([AaPp])\.?[Mm]\b\.?)?/;
const YEAR = /\b((?:19|20)\d{2})\b/;
/** `+0530`, and `+03` where a zone of the tz database has no abbreviation. */
const OFFSET = /(?:^|\s)([+-]\d{2}(?::?\d{2})?)(?!\d)/;
const ABBREVIATION = /(?:^|\s)([A-Z]{2,5})(?=\s|$)/;
const IDEOGRAPHS = /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/;

/** First letters of month names in the locales of glibc for English, German, French, Spanish, Italian, Portuguese, Dutch. */
const MONTHS: readonly RegExp[] = [
  /^(?:jan|ene|gen)/,
  /^(?:feb|fev)/,
  /^(?:mar|mrt|maerz)/,
  /^(?:apr|abr|avr)/,
  /^(?:may|mai|mei|mag)/,
  /^(?:jun|juin|giu)/,
  /^(?:jul|juil|lug)/,
  /^(?:aug|ago|aou)/,
  /^(?:sep|set)/,
  /^(?:oct|okt|ott|out)/,
  /^nov/,
  /^(?:dec|dez|dic)/,
];

/** Reads what `date` and `show clock` print in the usual locales; null if it is no moment. */
export function wallClock(line: string): Stamp | null {
  const text = line.trim().replace(/^[*.](?=\d)/, '');
  if (text.length > MAX_LINE_LENGTH) return null;
  const iso = isoStamp(text);
  if (iso !== null) return iso.text.length >= text.length ? iso : null;
  if (/^1\d{9}(?:\.\d+)?$/.test(text)) return epoch(text);
  const time = TIME.exec(text);
  const rest = time === null ? '' : `${text.slice(0, time.index)} ${text.slice(time.index + time[0].length)}`;
  if (time === null || !/^[\p{L}\p{N}\s.,:+-]*$/u.test(rest)) return null;
  const [, hour, minute, second, fraction, half] = time;
  const zone = OFFSET.exec(rest)?.[1] ?? ABBREVIATION.exec(rest)?.[1];
  const date = dateIn(zone === undefined ? rest : rest.replace(zone, ' '));
  if (date === null) return null;
  const of24 = half === undefined ? hour : String((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0));
  return stampOf({ text, date, hour: of24, minute, second, fraction, zone: zoneOf(zone) });
}

function epoch(text: string): Stamp | null {
  const [whole = '', fraction = ''] = text.split('.');
  const stamp = epochStamp(text, Number(whole) * MICROS_PER_SECOND + Number(fraction.slice(0, 6).padEnd(6, '0')));
  return stamp === null ? null : { ...stamp, step: 10 ** (6 - Math.min(6, fraction.length)) };
}

function zoneOf(text: string | undefined): Stamp['zone'] {
  if (text === 'UTC' || text === 'GMT') return { offset: 0 };
  return zoneMark(text !== undefined && /^[+-]\d{2}$/.test(text) ? `${text}00` : text);
}

function dateIn(text: string): Stamp['date'] {
  const ideographs = IDEOGRAPHS.exec(text);
  if (ideographs !== null)
    return { year: Number(ideographs[1]), month: Number(ideographs[2]), day: Number(ideographs[3]) };
  const year = YEAR.exec(text)?.[1];
  const rest = year === undefined ? text : text.replace(year, ' ');
  const day = /(?:^|[^\d:])(\d{1,2})(?![\d:])/.exec(rest)?.[1];
  const month = monthIn(rest);
  if (year === undefined || day === undefined || month === null) return null;
  return { year: Number(year), month, day: Number(day) };
}

/** The last word that is a month: the weekday comes first, and `mar.` is Tuesday in two languages. */
function monthIn(text: string): number | null {
  const words = text.match(/\p{L}+/gu) ?? [];
  for (const word of words.toReversed()) {
    const plain = word.toLowerCase().replace('ä', 'a').normalize('NFD').replace(/\p{M}/gu, '');
    const index = MONTHS.findIndex((month) => month.test(plain));
    if (index >= 0) return index + 1;
  }
  return null;
}
