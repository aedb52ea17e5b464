import type { Stamp } from './time.js';

/** One place in one source, verbatim. */
export interface Evidence {
  /** `Source.path`. */
  readonly source: string;
  readonly unit: 'line' | 'frame';
  /** From 1, as editors and Wireshark count. */
  readonly number: number;
  /** Of the first byte of the line or packet record, in the decompressed source. */
  readonly byteOffset: number;
  readonly stamp: Stamp | null;
  /** The line as it stands, or a packet in tcpdump's words. */
  readonly text: string;
}

/** Evidence, never empty: nothing is said without it. */
export type EvidenceList = readonly [Evidence, ...Evidence[]];

/** Where a line stands. */
export interface LinePlace {
  /** From 1. */
  readonly number: number;
  /** Of its first byte. */
  readonly byteOffset: number;
}

/** Names the place of a piece of evidence: source, line or frame, number. */
export function placeOf({ source, unit, number }: Evidence): string {
  return `${source} ${unit} ${String(number)}`;
}

/** Tells two places apart also where a whole file is one line. */
export function placeKey(evidence: Evidence): string {
  return `${placeOf(evidence)} ${String(evidence.byteOffset)}`;
}

/** Each place once, in the order in which it is met. */
export function eachPlaceOnce<E extends Evidence>(evidence: readonly E[]): readonly E[] {
  const places = new Map<string, E>();
  for (const one of evidence) if (!places.has(placeKey(one))) places.set(placeKey(one), one);
  return [...places.values()];
}
