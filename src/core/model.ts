/** The nouns. No logic. */
import type { LogFacts } from '../events/log.js';
import type { HostFacts } from '../events/hosts.js';
import type { ManagerFacts } from '../events/manager.js';
import type { OAuthFacts } from '../events/oauth.js';
import type { PacketFacts } from '../events/packets.js';
import type { ServerFacts } from '../events/server.js';
import type { Silence } from './silences.js';
import type { Instant, Micros, Stamp } from './time.js';

export type * from './analysis.js';

/** Every kind of event and the facts it carries. Ours by `extends`, a plugin's by declaration merging. */
export interface Facts extends LogFacts, HostFacts, ManagerFacts, OAuthFacts, ServerFacts, PacketFacts {}
/** Name of an event kind. */
export type Kind = keyof Facts & string;

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

/** Damage or doubt in the input: kept, said, and gone on from. */
export interface Notice {
  readonly code: NoticeCode;
  /** Path of the source. */
  readonly source: string;
  /** Line or frame. */
  readonly number?: number;
  readonly message: string;
}

/** What kind of damage or doubt a notice is about. */
export type NoticeCode =
  | 'not-recognised'
  | 'not-read-yet'
  | 'not-read'
  | 'empty'
  | 'unreadable'
  | 'compressed-cut'
  | 'archive-cut'
  | 'archive-damaged'
  | 'capture-cut'
  | 'capture-damaged'
  | 'capture-drops'
  | 'line-too-long'
  | 'text-repaired'
  | 'text-cut'
  | 'encoding'
  | 'date-contradiction'
  | 'year-assumed'
  | 'zone-assumed'
  | 'clocks-do-not-meet'
  | 'events-dropped'
  | 'parser-failed';

/** Where a line stands. */
export interface LinePlace {
  /** From 1. */
  readonly number: number;
  /** Of its first byte. */
  readonly byteOffset: number;
}

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

/** What was seen, at one moment or over one exchange, by one source. */
export interface Event<K extends Kind = Kind> {
  readonly kind: K;
  readonly source: string;
  /** Host that wrote it, as the source names it; null where it does not. */
  readonly host: string | null;
  readonly facts: Facts[K];
  readonly stamp: Stamp | null;
  /** Last stamp of an exchange. */
  readonly end: Stamp | null;
  readonly evidence: EvidenceList;
}

/** The same for a kind that is not known beforehand: a union, so that `kind` tells `facts`. */
export type AnyEvent = { [K in Kind]: Event<K> }[Kind];

/** An event with its time on the common clock; `at` is null where no date could be found. */
export type Dated<E extends Event = AnyEvent> = E & {
  readonly instant: Instant | null;
  readonly at: Micros | null;
  readonly endAt: Micros | null;
};

/** A source's own word on its clock: `outer` is how the envelope stamps it, `inner` what the message says of the same moment. */
export interface ClockObservation {
  readonly outer: Stamp | null;
  readonly inner: Stamp;
  readonly evidence: Evidence;
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
