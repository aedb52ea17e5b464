/** A source, and the result of reading it. Types only. */
import type { AnyEvent, Dated, Event } from './event.js';
import type { Evidence, LinePlace } from './evidence.js';
import type { Notice } from './notice.js';
import type { Micros, Stamp } from './time.js';

/** One file, archive member or part of a document, for a parser. */
export interface Source {
  /** Relative to the argument; members as `case.tar.gz!var/log/messages`. */
  readonly path: string;
  /** On disk or in the archive; null if unknown before reading. */
  readonly size: number | null;
  /** Modification time by the file system or archive, the last hint for a missing year. */
  readonly modified: Micros | null;
  /** Path of the document or mail that it is a part of; absent for a file. Most parts are prose without a parser. */
  readonly document?: string;
  /** True for what was copied, not written: a block, what a command printed, or records in a person's note. */
  readonly isCopied?: true;
  /** Place of the n-th line of a part, n from 1, in its document; null beyond its end. */
  readonly placeOf?: (line: number) => LinePlace | null;
  /** Decompressed bytes, in chunks. `spare` may give the memory for the next ones. */
  readonly open: (spare?: SpareMemory) => AsyncIterable<Uint8Array>;
}

/** Memory of chunks that nobody looks at any more. */
export interface SpareMemory {
  /** Null if there is none of this length. */
  take(length: number): ArrayBufferLike | null;
}

/** Which side a source is from. */
export type Role = 'manager' | 'ssm' | 'proxy' | 'capture' | 'other';

/** Two stamps of one moment in one source: `outer` is the envelope's, `inner` the message's own. */
export interface ClockObservation {
  readonly outer: Stamp | null;
  readonly inner: Stamp;
  readonly evidence: Evidence;
}

/** One observation for several whose stamps differ as its do. */
export interface CountedObservation extends ClockObservation {
  /** Absent for one. */
  readonly count?: number;
}

/** Two consecutive records of a source with a long time between. */
export interface Silence {
  readonly from: Stamp;
  readonly to: Stamp;
}

/** A parser's counts. */
export interface Reading {
  readonly records: number;
  /** Records whose message was understood, not only the envelope. */
  readonly understood: number;
  readonly first: Stamp | null;
  readonly last: Stamp | null;
  readonly host: string | null;
  readonly drops?: number | null;
  /** True if an export's display filter may have kept questions without their answers. */
  readonly framesLeftOut?: boolean;
  /** The longest times without a record, in source order. */
  readonly silences?: readonly Silence[];
}

/** Error lines of one template, folded while reading: their number, and some of them. */
export interface Trouble {
  readonly template: string;
  readonly count: number;
  readonly occurrences: readonly Event<'log.trouble'>[];
}

/** The same with their times on the common clock. */
export interface DatedTrouble {
  readonly template: string;
  readonly source: string;
  readonly count: number;
  readonly occurrences: readonly Dated[];
}

/** A source after reading, not yet dated or joined. */
export interface ReadSource {
  readonly path: string;
  /** Path of its document, for a part of one. */
  readonly document?: string;
  /** True for a part that was copied, not written. */
  readonly isCopied?: true;
  /** Id of the parser; null if none recognised it. */
  readonly format: string | null;
  readonly role: Role;
  readonly host: string | null;
  readonly bytes: number;
  /** Null for a part of a document. */
  readonly sha256: string | null;
  readonly reading: Reading;
  readonly events: readonly AnyEvent[];
  readonly observations: readonly CountedObservation[];
  readonly troubles: readonly Trouble[];
  readonly notices: readonly Notice[];
}
