/** What a JSON report says of sources and of cited places. `E` is how a place is cited: whole, or by its number. */

/** One place in one source, verbatim but for masked secrets. One shape everywhere, always in a list. */
export interface EvidenceJson {
  /** Path of the source. */
  readonly source: string;
  /** What is counted: lines of text, or frames of a capture. */
  readonly unit: 'line' | 'frame';
  /** From 1; in compressed members, after decompression. */
  readonly number: number;
  /** Place of its first byte in the source, from 0. */
  readonly byteOffset: number;
  /** ISO 8601 UTC on the common clock; null if it is not known. */
  readonly time: string | null;
  /** As written, with its stamp. */
  readonly text: string;
}

/** A span of time on the common clock. */
export interface SpanJson {
  /** Its begin, ISO 8601 UTC; null if it is not known. */
  readonly from: string | null;
  /** Its end, likewise. */
  readonly to: string | null;
}

/** One moment that two sources saw, which ties their clocks. */
export interface AnchorJson<E = EvidenceJson> {
  /**
   * Where one source shows it.
   * @each A place.
   */
  readonly a: readonly E[];
  /**
   * Where the other source shows it.
   * @each A place.
   */
  readonly b: readonly E[];
  /** Least difference, clock of `a` minus clock of `b`, in seconds. */
  readonly low: number;
  /** Greatest difference, likewise. */
  readonly high: number;
  /** False if others contradict it. */
  readonly used: boolean;
}

/** A part of a clock that was set or drifts. */
export interface ClockSegmentJson {
  /** Where it begins, ISO 8601 UTC. */
  readonly from: string;
  /** The source's clock minus the reference clock there, in seconds. */
  readonly offsetSeconds: number;
  /** How fast it moves away from the reference clock, in millionths. */
  readonly driftPpm: number;
}

/** How a source's stamps were read, and tied to the common clock. */
export interface ClockJson<E = EvidenceJson> {
  /** IANA name, `UTC+05:30`, or null if unknown. */
  readonly zone: string | null;
  /** Where the zone is from: the source itself, other sources, nowhere, or the user. */
  readonly basis: 'stated' | 'resolved' | 'assumed' | 'given';
  /**
   * Evidence for the zone; null without any.
   * @each A place that states it.
   */
  readonly from: readonly E[] | null;
  /**
   * Other possible zones.
   * @each A zone, written like `zone`.
   */
  readonly alternatives: readonly string[];
  /** The source's clock minus the reference clock; null if they could not be tied. */
  readonly offsetSeconds: number | null;
  /** How far the offset can be off, to either side; null without an offset. */
  readonly plusMinusSeconds: number | null;
  /** How well the clock is tied; `given` by the user. */
  readonly grade: 'none' | 'low' | 'good' | 'given';
  /** What ties it to others. */
  readonly anchors: readonly AnchorJson<E>[];
  /** Its parts, if it was set or drifts. */
  readonly segments: readonly ClockSegmentJson[];
}

/** One file, archive member or part of a document. */
export interface SourceJson<E = EvidenceJson> {
  /** Relative to the argument; members as `case.zip!var/log/messages`. */
  readonly path: string;
  /** Id of the parser that read it; null if none did. */
  readonly format: string | null;
  /** Which side it is from. */
  readonly role: 'manager' | 'ssm' | 'proxy' | 'capture' | 'other';
  /** Host that wrote it; null if it states none. */
  readonly host: string | null;
  /** Name that rotated parts of one log share; null if it is no such part. */
  readonly series: string | null;
  /** Bytes read, after decompression. */
  readonly bytes: number;
  /** SHA-256 of these bytes in hexadecimal; null if it was not read whole. */
  readonly sha256: string | null;
  /** Number of records. */
  readonly records: number;
  /** Number of records of which the message was understood. */
  readonly understood: number;
  /** Time of the first record, ISO 8601 UTC on the common clock; null if it is not known. */
  readonly first: string | null;
  /** Time of the last record, likewise. */
  readonly last: string | null;
  /** Times without a record that are longer than usual. */
  readonly gaps: readonly SpanJson[];
  /** Packets lost while capturing, by the file's own count; null if it does not count them. */
  readonly drops: number | null;
  /** How its stamps were read and tied. */
  readonly clock: ClockJson<E>;
}
