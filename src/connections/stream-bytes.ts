import type { ByteBudget } from './byte-budget.js';

/** Takes one direction of a connection in sequence. */
export interface StreamSink {
  /** Valid during the call only. */
  bytes(chunk: Uint8Array): void;
  /** Bytes on the wire that the capture lacks. */
  skipped(count: number): void;
}

/** Bytes, and segments, held back after a hole in one direction; beyond that, the hole counts as lost. */
export const MAX_HELD_BYTES = 65_536;
const MAX_SEGMENTS = 256;

interface Held {
  readonly position: number;
  /** The captured part of `length` bytes. */
  readonly payload: Uint8Array;
  readonly length: number;
}

const NONE: readonly Held[] = [];

/** Puts the segments of one direction in order (RFC 9293 section 3.10.7.4), from `first` on if it is known. */
export class StreamBytes {
  readonly #sink: StreamSink;
  readonly #budget: ByteBudget;
  #expected: number | null;
  #held: readonly Held[] = NONE;
  #heldBytes = 0;

  constructor(sink: StreamSink, budget: ByteBudget, first: number | null) {
    this.#sink = sink;
    this.#budget = budget;
    this.#expected = first;
  }

  /** Whether the bytes at a position come next, and none are held back. */
  isNext(position: number): boolean {
    return position === this.#expected && this.#held.length === 0;
  }

  /** Counts bytes that come next, whose reader has taken them already. */
  pass(length: number): void {
    this.#expected = (this.#expected ?? 0) + length;
  }

  /** `position` is that of the first byte, `length` that on the wire, and `payload` its captured part. */
  segment(position: number, payload: Uint8Array, length: number): void {
    if (length === 0) return;
    if (this.isNext(position) && payload.byteLength === length) {
      this.pass(length);
      this.#sink.bytes(payload);
      return;
    }
    const segment = { position, payload, length };
    if (this.#expected !== null && position > this.#expected) this.#hold(segment);
    else {
      this.#deliver(segment);
      this.#release(false);
    }
  }

  /** The stream is over: passes on what is held back, with the hole before it. */
  end(): void {
    this.#release(true);
  }

  #hold(segment: Held): void {
    const size = segment.payload.byteLength;
    const full = this.#heldBytes + size > MAX_HELD_BYTES || this.#held.length >= MAX_SEGMENTS;
    if (full || !this.#budget.take(size)) {
      this.#release(true);
      this.#deliver(segment);
      return;
    }
    this.#heldBytes += size;
    const copy = { ...segment, payload: segment.payload.slice() };
    this.#held = [...this.#held, copy].sort((a, b) => a.position - b.position);
  }

  #release(all: boolean): void {
    let [next] = this.#held;
    while (next !== undefined && (all || next.position <= (this.#expected ?? 0))) {
      this.#held = this.#held.slice(1);
      this.#heldBytes -= next.payload.byteLength;
      this.#budget.give(next.payload.byteLength);
      this.#deliver(next);
      [next] = this.#held;
    }
  }

  #deliver({ position, payload, length }: Held): void {
    const from = this.#expected ?? position;
    const end = position + length;
    this.#expected = Math.max(from, end);
    if (position > from) this.#sink.skipped(position - from);
    if (end <= from) return;
    const known = Math.max(0, from - position);
    const chunk = payload.subarray(Math.min(known, payload.byteLength));
    if (chunk.byteLength > 0) this.#sink.bytes(chunk);
    const lost = length - known - chunk.byteLength;
    if (lost > 0) this.#sink.skipped(lost);
  }
}
