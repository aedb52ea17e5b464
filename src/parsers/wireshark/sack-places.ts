import type { Row } from './row.js';
import type { FrameTime } from './times.js';

/** Takes each row in order; `endsAt` is the number after its last byte, if a later row stated it. */
export type PlacedSink = (row: Row, time: FrameTime, endsAt: number | null) => void;

/** Rows held back after one without a stated number; the receiver acknowledges within a few. */
const MAX_HELD_ROWS = 16;

/** A message after a hole: its row names the message and not its number. */
const AFTER_HOLE = /^\[TCP Previous segment not captured\](?!.*\[[A-Z, ]*\] Seq=)/;
const BLOCK = / SLE=(\d+) SRE=(\d+)/;

/** Finds the place of messages after a hole by the selective acknowledgement that answers them (RFC 2018). */
export class SackPlaces {
  readonly #sink: PlacedSink;
  #held: { readonly row: Row; readonly time: FrameTime }[] = [];

  constructor(sink: PlacedSink) {
    this.#sink = sink;
  }

  row(row: Row, time: FrameTime): void {
    const [waiting] = this.#held;
    if (waiting === undefined && !AFTER_HOLE.test(row.info)) {
      this.#sink(row, time, null);
      return;
    }
    this.#held.push({ row, time });
    const answers =
      waiting !== undefined && waiting.row.source === row.destination && waiting.row.destination === row.source;
    const block = answers ? BLOCK.exec(row.info) : null;
    if (block !== null) this.#release(Number(block[2]));
    else if (this.#held.length >= MAX_HELD_ROWS) this.#release(null);
  }

  end(): void {
    while (this.#held.length > 0) this.#release(null);
  }

  /** Passes on the first row and those after it, up to the next one that waits. */
  #release(endsAt: number | null): void {
    const [first, ...rest] = this.#held;
    this.#held = [];
    if (first === undefined) return;
    this.#sink(first.row, first.time, endsAt);
    for (const { row, time } of rest) this.row(row, time);
  }
}
