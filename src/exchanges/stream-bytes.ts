import type { ByteBudget } from './byte-budget.js';

/** Takes one direction of a connection in sequence. */
export interface StreamSink {
  /** Valid during the call only. */
  bytes(chunk: Uint8Array): void;
  /** Bytes that were on the wire and are not in the capture. */
  skipped(count: number): void;
}

/** Puts the segments of one direction in order. */
export interface StreamBytes {
  /** `position` of the first byte; `length` on the wire, of which `payload` is what was captured. */
  segment(position: number, payload: Uint8Array, length: number): void;
  /** Nothing follows: what is held back is handed on with the hole before it. */
  end(): void;
}

/** Bytes of one direction held back behind a hole; more than that, and the hole is taken for a loss. */
export const MOST_HELD = 65_536;

interface Held {
  readonly position: number;
  readonly payload: Uint8Array;
  readonly length: number;
}

/** Reassembly of one direction (RFC 9293 section 3.10.7.4), from `first` on. */
export function streamBytes(sink: StreamSink, budget: ByteBudget, first: number | null): StreamBytes {
  let expected = first;
  let held: Held[] = [];
  let heldBytes = 0;
  const deliver = ({ position, payload, length }: Held): void => {
    const from = expected ?? position;
    if (position > from) sink.skipped(position - from);
    const old = Math.max(0, from - position);
    const end = position + length;
    if (end > from) {
      const chunk = payload.subarray(Math.min(old, payload.byteLength));
      if (chunk.byteLength > 0) sink.bytes(chunk);
      const lost = end - Math.max(from, position) - chunk.byteLength;
      if (lost > 0) sink.skipped(lost);
    }
    expected = Math.max(from, end);
  };
  const release = (all: boolean): void => {
    while (held[0] !== undefined && (all || held[0].position <= (expected ?? 0))) {
      const next = held[0];
      held = held.slice(1);
      heldBytes -= next.payload.byteLength;
      budget.give(next.payload.byteLength);
      deliver(next);
    }
  };
  const hold = (segment: Held): void => {
    const size = segment.payload.byteLength;
    if (heldBytes + size > MOST_HELD || held.length >= 256 || !budget.take(size)) {
      release(true);
      deliver(segment);
      return;
    }
    heldBytes += size;
    const copy = { ...segment, payload: segment.payload.slice() };
    held = [...held, copy].sort((a, b) => a.position - b.position);
  };
  return {
    segment(position, payload, length) {
      if (length === 0) return;
      if (expected !== null && position > expected) hold({ position, payload, length });
      else {
        deliver({ position, payload, length });
        release(false);
      }
    },
    end: () => {
      release(true);
    },
  };
}
