import type { Row } from './row.js';
import { elapsedMicros, elapsedTime, midnightCounter, NO_TIME, readFrameTime, type FrameTime } from './times.js';

/** Rows held back until their numbers show what they count from. */
const MAX_HELD_ROWS = 256;
/** Microseconds by which a packet may be late; with more, the numbers do not count from the first packet. */
const LATE = 1000;

interface Held {
  readonly row: Row;
  readonly time: FrameTime;
}

/**
 * Dates the rows of one list. Seconds count from the first packet (`-t r`) or the previous one (`-t d`), in the same
 * form; only the sequence shows which, because those from the first grow.
 */
export class RowTimes {
  readonly #sink: (row: Row, time: FrameTime) => void;
  readonly #midnights = midnightCounter();
  #held: Held[] = [];
  #since: 'first' | 'before' | null = null;
  #last = 0;
  #sum = 0;

  constructor(sink: (row: Row, time: FrameTime) => void) {
    this.#sink = sink;
  }

  row(row: Row): void {
    const time = readFrameTime(row.time) ?? NO_TIME;
    if (time.clock !== 'elapsed') {
      this.#sink(row, this.#midnights(time));
      return;
    }
    const micros = elapsedMicros(time);
    if (micros < this.#last - LATE || micros < this.#last / 2) this.#since ??= 'before';
    this.#last = micros;
    this.#held.push({ row, time });
    if (this.#held.length >= MAX_HELD_ROWS) this.#since ??= 'first';
    if (this.#since !== null) this.#release();
  }

  end(): void {
    this.#since ??= 'first';
    this.#release();
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const { row, time } of held) {
      this.#sum += elapsedMicros(time);
      this.#sink(row, this.#since === 'before' ? elapsedTime(row.time, this.#sum) : time);
    }
  }
}
