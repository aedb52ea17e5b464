import type { Stamp } from './time.js';

/** One place in one source, verbatim. */
export interface Evidence {
  /** `Source.path`. */
  readonly source: string;
  readonly unit: 'line' | 'frame';
  /** From 1, as editors and Wireshark count. */
  readonly number: number;
  /** First byte of the line or packet record, in the decompressed source. */
  readonly byteOffset: number;
  readonly stamp: Stamp | null;
  /** The line verbatim, or the packet in tcpdump's form. */
  readonly text: string;
}

/** The claim of evidence that a finding carries along: the attempt's own lines, which no step or support cites. */
export const ALSO_LOGGED = 'what was seen of the failed attempt itself';

/** Evidence, never empty. */
export type EvidenceList = readonly [Evidence, ...Evidence[]];

/** Where a line is. */
export interface LinePlace {
  /** From 1. */
  readonly number: number;
  /** Offset of its first byte. */
  readonly byteOffset: number;
}

/**
 * The same with all fields in place: the evidence of a frame makes its text and its stamp each time it is asked for
 * them. What has them already stays.
 */
export function plainEvidence(list: EvidenceList): EvidenceList {
  const [first, ...rest] = list;
  return Object.hasOwn(first, 'text') ? list : [copyOf(first), ...rest.map(copyOf)];
}

function copyOf({ source, unit, number, byteOffset, stamp, text }: Evidence): Evidence {
  return { source, unit, number, byteOffset, stamp, text };
}

/** A key of source, line or frame, and number. */
export function placeOf({ source, unit, number }: Evidence): string {
  return `${source} ${unit} ${String(number)}`;
}

/** A key that also separates places in a file of one line. */
export function placeKey(evidence: Evidence): string {
  return `${placeOf(evidence)} ${String(evidence.byteOffset)}`;
}

/** Each place once, in order of its first occurrence. */
export function eachPlaceOnce<E extends Evidence>(evidence: readonly E[]): readonly E[] {
  const places = new Map<string, E>();
  for (const one of evidence) if (!places.has(placeKey(one))) places.set(placeKey(one), one);
  return [...places.values()];
}
