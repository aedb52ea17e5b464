import type { ClockObservation, Reading, Role } from './source.js';
import type { Event, Facts, Kind } from './event.js';
import type { Evidence } from './evidence.js';
import type { NoticeCode } from './notice.js';
import type { Packet } from './packet.js';
import type { Platform } from './platform.js';
import type { Stamp } from './time.js';

/** Where a parser emits its results. All calls are synchronous. */
export interface Emit {
  event<K extends Kind>(kind: K, facts: Facts[K], seen: Seen): void;
  /** A dissected packet; the pairers build connections, look-ups and handshakes from it. */
  packet(packet: Packet): void;
  clock(observation: ClockObservation): void;
  /** A payload without its envelope, for the message parsers; true if one of them understood it. */
  message(message: Message): boolean;
  notice(code: NoticeCode, message: string, number?: number): void;
}

/** Where and when something was seen. */
export interface Seen extends Pick<Event, 'evidence'> {
  readonly stamp: Stamp | null;
  readonly end?: Stamp | null;
  readonly host?: string | null;
  /** `product` by default. */
  readonly by?: Event['by'];
}

/** Reads text line by line. The block is only valid during the call; `byteOffset` is the line's place in the source. */
export interface LineReader {
  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void;
  end(): Reading;
}

/** Reads bytes as they come. */
export interface ByteReader {
  bytes(chunk: Uint8Array): void;
  end(): Reading;
}

/** The begin of a source, for recognition by content. */
export interface Head {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The head as text, its first lines without line ends; empty for binary content. */
  readonly lines: readonly string[];
}

/** How the records of a log begin, to notice them in another log's file. */
export interface RecordBegin {
  /** The log's usual name; formats of one log share it. */
  readonly log: string;
  /** Whether a record begins at this line's begin; compares single bytes, because it sees every line of every text. */
  beginsAt(block: Uint8Array, at: number): boolean;
}

interface ParserForm {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
  /** The field that decides whether a record can lead to an event, and the values that can. */
  readonly discriminator: { readonly field: string; readonly values: readonly string[] };
  /** For formats that people put into one file with others. */
  readonly begins?: RecordBegin;
  /** How sure the parser is that the source is its own: 0 not at all, 1 certain. The surest parser reads it. */
  recognise(head: Head): number;
}

/** A parser of text sources, line by line. */
export interface LineParser extends ParserForm {
  readonly reads: 'lines';
  open(path: string, emit: Emit, platform: Platform): LineReader;
}

/** A parser of binary sources, such as captures. */
export interface ByteParser extends ParserForm {
  readonly reads: 'bytes';
  open(path: string, emit: Emit, platform: Platform): ByteReader;
}

/** A record's payload, from the parser of its envelope. */
export interface Message {
  readonly text: string;
  /** The envelope's stamp; null if the message is a line of its own. */
  readonly stamp: Stamp | null;
  readonly host: string | null;
  readonly program: string | null;
  /** Builds the evidence; only called if something is kept. */
  evidence(stamp: Stamp | null): Evidence;
}

/** Reads messages: lines of a file, or payloads of an envelope. */
export interface MessageParser {
  readonly reads: 'messages';
  readonly id: string;
  readonly title: string;
  readonly role: Role;
  readonly discriminator: { readonly field: string; readonly values: readonly string[] };
  /**
   * Every character that a text it claims can begin with; any if absent. A parser that states them is not asked about
   * other texts, which is most of a busy log.
   */
  readonly initials?: string;
  /** A cheap test of the text; the first parser that claims a message reads it. */
  claims(text: string): boolean;
  /** The message's own stamp, if it has one. */
  stamp?(text: string): Stamp | null;
  read(message: Message, emit: Emit): void;
}

/** Any of the three forms of a parser. */
export type Parser = LineParser | ByteParser | MessageParser;

/** Types a parser as a literal. */
export const defineParser = <const P extends Parser>(parser: P): P => parser;
