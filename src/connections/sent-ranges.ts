/** Bytes that were sent again and again and never acknowledged. */
export interface Hole {
  readonly bytes: number;
  /** How often they were sent. */
  readonly sent: number;
  /** Whether the receiver answered later: something sent after them arrived. */
  readonly laterArrived: boolean;
}

interface Sent {
  readonly start: number;
  length: number;
  count: number;
}

/** Segments of one direction that wait for their acknowledgement; the hole is the first of them. */
const MAX_WAITING = 32;
/** Losing one packet three times by chance is rare. */
const MIN_SENT = 3;

/** Follows which bytes of one direction are acknowledged, by their numbers: a capture may show joined segments. */
export class SentRanges {
  /** Made for the first segment, because most directions carry none that waits. */
  #waiting: Sent[] | null = null;
  #acknowledged = -1;
  #answers = 0;

  sent(start: number, length: number): void {
    if (start + length <= this.#acknowledged) return;
    const known = this.#known(start);
    if (known !== undefined) {
      known.count += 1;
      known.length = Math.min(known.length, length);
    } else {
      const waiting = (this.#waiting ??= []);
      if (waiting.length < MAX_WAITING) waiting.push({ start, length, count: 1 });
    }
  }

  /** New data mostly comes after all others, so the last one is asked first. */
  #known(start: number): Sent | undefined {
    const last = this.#waiting?.at(-1);
    return last === undefined || last.start < start ? undefined : this.#waiting?.find((one) => one.start === start);
  }

  /** The receiver's acknowledgement; a `bare` one that acknowledges nothing new answers a segment out of order. */
  acknowledged(position: number, bare: boolean): void {
    if (position > this.#acknowledged) {
      this.#acknowledged = position;
      this.#answers = 0;
      const waiting = this.#waiting;
      if (waiting === null) return;
      let kept = 0;
      // In place: this runs for nearly every segment.
      for (const one of waiting) if (one.start + one.length > position) waiting[kept++] = one;
      waiting.length = kept;
    } else if (bare && position === this.#acknowledged && (this.#waiting?.length ?? 0) > 0) this.#answers += 1;
  }

  /** What is open at the end; null if nothing was sent again in vain. */
  hole(): Hole | null {
    const first = this.#waiting?.reduce<Sent | null>((a, b) => (a === null || b.start < a.start ? b : a), null) ?? null;
    if (first === null || first.count < MIN_SENT) return null;
    return { bytes: first.length, sent: first.count, laterArrived: this.#answers > 0 };
  }
}
