import { MICROS_PER_SECOND, type Micros, type Stamp } from '../../core/time.js';

/** The captured parts of a stamp. */
export interface WrittenParts {
  readonly text: string;
  readonly date: Stamp['date'];
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  /** Digits after the decimal sign; absent or empty for whole seconds. */
  readonly fraction?: string | undefined;
  readonly zone?: Stamp['zone'];
  readonly lap?: number;
}

/** Digits kept of a fraction; Docker prints nanoseconds. */
const MAX_DIGITS = 6;

/** A stamp from its parts; null if a part is no date or time of day (a damaged line). */
export function stampOf(parts: WrittenParts): Stamp | null {
  const timeOfDay = microsOfDay(parts);
  if (timeOfDay === null || (parts.date !== null && !isDate(parts.date))) return null;
  const digits = Math.min(MAX_DIGITS, parts.fraction?.length ?? 0);
  return {
    text: parts.text,
    date: parts.date,
    timeOfDay,
    step: 10 ** (MAX_DIGITS - digits),
    zone: parts.zone ?? null,
    lap: parts.lap ?? 0,
  };
}

function microsOfDay({ hour, minute, second, fraction }: WrittenParts): Micros | null {
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  // 60 is a leap second (RFC 3339 section 5.7).
  if (!(h < 24 && m < 60 && s <= 60)) return null;
  const micros = Number((fraction ?? '').slice(0, MAX_DIGITS).padEnd(MAX_DIGITS, '0'));
  return ((h * 60 + m) * 60 + s) * MICROS_PER_SECOND + micros;
}

function isDate({ month, day }: { readonly month: number; readonly day: number }): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
