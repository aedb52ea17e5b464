import type { Silence } from '../../core/source.js';
import { MICROS_PER_DAY, MICROS_PER_SECOND, wallMicros, type Micros, type Stamp } from '../../core/time.js';

/** Shorter pauses are no silence: a quiet manager writes every few minutes. */
const MIN_SILENCE: Micros = 600 * MICROS_PER_SECOND;
/** Silences kept, the longest. */
const MAX_SILENCES = 8;
/** For stamps without a year any leap year orders the days. */
const SOME_YEAR = 2024;

/** Keeps the longest silences of a source while it is read; records come in file order. */
export class SilenceKeeper {
  private last: Stamp | null = null;
  private readonly kept: (Silence & { readonly length: Micros })[] = [];

  mark(stamp: Stamp): void {
    // Readers keep the stamp of a second that many records share.
    if (stamp === this.last) return;
    const length = this.last === null ? 0 : lengthOf(this.last, stamp);
    if (this.last !== null && length >= MIN_SILENCE) this.keep({ from: this.last, to: stamp, length });
    this.last = stamp;
  }

  /** In file order. */
  longest(): readonly Silence[] {
    return this.kept.map(({ from, to }) => ({ from, to }));
  }

  private keep(silence: Silence & { readonly length: Micros }): void {
    this.kept.push(silence);
    if (this.kept.length <= MAX_SILENCES) return;
    const shortest = this.kept.reduce((a, b) => (b.length < a.length ? b : a));
    this.kept.splice(this.kept.indexOf(shortest), 1);
  }
}

/** A change of year or of summer time can make this wrong; the silence is dated in full before it is reported. */
function lengthOf(from: Stamp, to: Stamp): Micros {
  return microsOf(to) - microsOf(from);
}

function microsOf(stamp: Stamp): Micros {
  const { date, lap, timeOfDay } = stamp;
  if (date === null) return lap * MICROS_PER_DAY + timeOfDay;
  return wallMicros(stamp, date.year ?? SOME_YEAR + lap) ?? 0;
}
