/** What is read: a source, and what reading it gave. No logic. */
import type { AnyEvent, Dated, Event } from './event.js';
import type { Evidence, LinePlace } from './evidence.js';
import type { Notice } from './notice.js';
import type { Micros, Stamp } from './time.js';

/** One file, archive member or part of a document, as it is handed to a parser. */
export interface Source {
  /** Relative to the argument; members as `case.tar.gz!var/log/messages`. */
  readonly path: string;
  /** On disk or in the archive; null where it is not known before reading. */
  readonly size: number | null;
  /** Modification time where the file system or archive states one, as a last hint for a missing year. */
  readonly modified: Micros | null;
  /** Path of the document, or of the mail, that it is a part of; absent where it is a file. Most parts are prose, which no parser knows. */
  readonly document?: string;
  /** Where the n-th line of a part, n from 1, stands in its document; null beyond its end. */
  readonly placeOf?: (line: number) => LinePlace | null;
  /** Decompressed bytes, in chunks. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** Whose source it is. */
export type Role = 'manager' | 'ssm' | 'proxy' | 'capture' | 'other';

/** A source's own word on its clock: `outer` is how the envelope stamps it, `inner` what the message says of the same moment. */
export interface ClockObservation {
  readonly outer: Stamp | null;
  readonly inner: Stamp;
  readonly evidence: Evidence;
}

/** Two records that follow each other in a source with nothing between. */
export interface Silence {
  readonly from: Stamp;
  readonly to: Stamp;
}

/** What a parser counted. */
export interface Reading {
  readonly records: number;
  /** Records whose message matched a named pattern, not only the envelope. */
  readonly understood: number;
  readonly first: Stamp | null;
  readonly last: Stamp | null;
  readonly host: string | null;
  readonly drops?: number | null;
  /** An export's display filter, stated nowhere, may have kept questions and left out their answers. */
  readonly framesLeftOut?: boolean;
  /** The longest times without a record, in the order of the source. */
  readonly silences?: readonly Silence[];
}

/** Error lines of one template, as they were folded while a source was read: how many, and some of them. */
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

/** A source after reading, before anyone has dated or joined anything. */
export interface ReadSource {
  readonly path: string;
  /** Path of the document that it is a part of. */
  readonly document?: string;
  /** Id of the parser; null where none recognised it. */
  readonly format: string | null;
  readonly role: Role;
  readonly host: string | null;
  readonly bytes: number;
  /** Null for a part of a document, which is no file. */
  readonly sha256: string | null;
  readonly reading: Reading;
  readonly events: readonly AnyEvent[];
  readonly observations: readonly ClockObservation[];
  readonly troubles: readonly Trouble[];
  readonly notices: readonly Notice[];
}
