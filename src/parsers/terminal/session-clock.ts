import { MICROS_PER_DAY, MICROS_PER_SECOND, daysFromCivil, type Micros, type Stamp } from '../../core/time.js';

const HOUR: Micros = 3600 * MICROS_PER_SECOND;

interface ShownTime {
  readonly stamp: Stamp;
  readonly host: string | null;
  /** Number of the run that showed it. */
  readonly run: number;
}

/** The host's time as the commands of one session show it. */
export class SessionClock {
  #last: ShownTime | null = null;

  shown(stamp: Stamp, host: string | null, run: number): void {
    this.#last = { stamp, host, run };
  }

  /** The time right before this run, shown by this run or by the previous one on the same host. */
  rightBefore(host: string | null, run: number): Stamp | null {
    const last = this.#last;
    if (last === null || run - last.run > 1 || (host !== null && last.host !== null && host !== last.host)) return null;
    return last.stamp.date === null ? null : last.stamp;
  }

  /**
   * Adds the date of the clock that the session showed before to a time of day. Only within half an hour of it: `date
   * -u` and local time differ by whole or half hours.
   */
  dated(stamp: Stamp): Stamp {
    const last = this.#last?.stamp;
    if (stamp.date !== null || last?.date == null || last.date.year === null) return stamp;
    const elapsed = (stamp.timeOfDay - last.timeOfDay + MICROS_PER_DAY) % MICROS_PER_DAY;
    if (elapsed >= HOUR / 2) return stamp;
    const nextDay = stamp.timeOfDay < last.timeOfDay;
    return { ...stamp, date: nextDay ? dayAfter(last.date.year, last.date) : last.date, zone: stamp.zone ?? last.zone };
  }
}

function dayAfter(year: number, { month, day }: { readonly month: number; readonly day: number }): Stamp['date'] {
  const next = new Date((daysFromCivil(year, month, day) + 1) * (MICROS_PER_DAY / 1000));
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() };
}
