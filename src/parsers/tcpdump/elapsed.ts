import type { PacketLines } from './packet-lines.js';

/** Packets held back until their numbers show what they count from. */
const MAX_HELD_PACKETS = 256;
/** Microseconds by which a packet may be late; with more, the numbers do not count from the first packet. */
const LATE = 1000;
/** More equal non-zero numbers in a row do not count from the first packet. */
const MAX_EQUAL_TIMES = 3;

/**
 * `-ttt` prints the time since the previous packet, `-ttttt` since the first, in the same form. Only the sequence shows
 * which: since the first packet the numbers grow, except for packets captured a moment late.
 */
export class ElapsedTimes {
  readonly #sink: (lines: PacketLines) => void;
  readonly #held: PacketLines[] = [];
  #since: 'first' | 'before' | null = null;
  #last = 0;
  #equal = 0;
  #sum = 0;

  /** `sink` takes each packet in order, with its time since the first. */
  constructor(sink: (lines: PacketLines) => void) {
    this.#sink = sink;
  }

  packet(lines: PacketLines): void {
    const micros = lines.stamp?.micros ?? 0;
    this.#equal = micros !== 0 && micros === this.#last ? this.#equal + 1 : 0;
    const falls = micros < this.#last / 2 || micros < this.#last - LATE;
    if (falls || this.#equal >= MAX_EQUAL_TIMES) this.#since ??= 'before';
    this.#last = micros;
    this.#held.push(lines);
    if (this.#held.length >= MAX_HELD_PACKETS) this.#since ??= 'first';
    if (this.#since !== null) this.#release();
  }

  end(): void {
    this.#since ??= 'first';
    this.#release();
  }

  #release(): void {
    for (const lines of this.#held.splice(0)) {
      const { stamp } = lines;
      if (stamp !== null) this.#sum += stamp.micros;
      const micros = this.#since === 'before' ? this.#sum : (stamp?.micros ?? 0);
      this.#sink(stamp === null ? lines : { ...lines, stamp: { ...stamp, micros } });
    }
  }
}
