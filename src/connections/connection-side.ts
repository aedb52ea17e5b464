import { SentRanges } from './sent-ranges.js';

/** What one side of a connection sent. */
export interface PerSide {
  bytes: number;
  fin: boolean;
  /** Different times to live of its segments that are not RST. */
  ttls: readonly number[];
  mss: number | null;
  largest: number;
  highestAck: number | null;
  readonly sent: SentRanges;
}

const NONE: readonly number[] = [];

/** A side before its first segment. */
export function newSide(): PerSide {
  return { bytes: 0, fin: false, ttls: NONE, mss: null, largest: 0, highestAck: null, sent: new SentRanges() };
}

/** Longer than the receiver takes: segments joined by the card (TSO, GRO), whose size on the way is not known. */
export function isJoined({ mss }: PerSide, length: number): boolean {
  return mss !== null && length > mss;
}
