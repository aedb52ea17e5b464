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
  /**
   * What the message at `at` in a longer ASCII text leads to, so that a busy log need not make each one. An envelope asks
   * it, and hands the message on if it is to be read.
   */
  skim?(text: string, at: number, end: number): Skim;
  /**
   * Takes the message that was skimmed last as `outlined`; it is read later, if its event is kept. False if it must be
   * read now.
   */
  defer?(message: Message): boolean;
  notice(code: NoticeCode, message: string, number?: number): void;
}

/**
 * `passed`: claimed, and leads to nothing but a count; `outlined`: claimed, and what it leads to is known but for an amount;
 * `unclaimed`: no parser knows it; `read`: it must be read.
 */
export type Skim = 'passed' | 'outlined' | 'unclaimed' | 'read';

/** Where and when something was seen. */
export interface Seen extends Pick<Event, 'evidence'> {
  readonly stamp: Stamp | null;
  readonly end?: Stamp | null;
  readonly host?: string | null;
  /** `product` by default. */
  readonly by?: Event['by'];
}

/** The text of a block of lines, decoded together. */
export interface LineWindow {
  /** Place in the block of the text's first character. */
  readonly from: number;
  /** Text in which byte `n` of the block is character `n - from`, from `start` to `end`; null if it is not all ASCII. */
  text(start: number, end: number): string | null;
}

/**
 * Reads text line by line. The block and its window are only valid during the call; `byteOffset` is the line's place in
 * the source.
 */
export interface LineReader {
  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number, window?: LineWindow): void;
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
  /** Version of the contract for plugins that it was written for (`CONTRACT`); absent for the present one. */
  readonly contract?: number;
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
  /** It keeps no part of a chunk after its call, so that the memory may hold a later one. */
  readonly copies?: boolean;
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

/** Texts of which only the number matters. */
export interface PassedTexts {
  /**
   * Whole texts within longer ones: sticky, and `$` of the flag `m` at the end. They hold nothing that an envelope
   * changes, such as escapes or entities.
   */
  readonly pattern: RegExp;
  /** Whether the pattern has a group, and a text counts only once another with the same in the group was read. */
  readonly hasKey?: boolean;
  /** Whether reading such a text gives one clock observation. */
  readonly hasClock?: boolean;
}

/** Texts of which one stands for all that are like it, so that only those whose events are kept are read. */
export interface OutlinedTexts {
  /**
   * Whole texts within longer ones, as of passed texts. Two with the same groups, except that of the amount, lead to
   * the same: to nothing, or to one event with the envelope's stamp and the facts of the other, except the amount.
   */
  readonly pattern: RegExp;
  /** The kind of that event. A text that leads to others as well stands for none. */
  readonly kind: Kind;
  /** The group that differs each time, the field that it becomes, and how. */
  readonly amount: { readonly group: number; readonly field: string; of(text: string): number };
  /** Whether reading such a text gives one clock observation. */
  readonly hasClock?: boolean;
}

/** Reads messages: lines of a file, or payloads of an envelope. */
export interface MessageParser {
  readonly reads: 'messages';
  readonly id: string;
  /** Version of the contract for plugins that it was written for (`CONTRACT`); absent for the present one. */
  readonly contract?: number;
  readonly title: string;
  readonly role: Role;
  readonly discriminator: { readonly field: string; readonly values: readonly string[] };
  /**
   * Every character that a text it claims can begin with; any if absent. A parser that states them is not asked about
   * other texts, which is most of a busy log.
   */
  readonly initials?: string;
  /** Texts that it claims and no parser before it does, and that lead to no event and no notice. */
  readonly passes?: PassedTexts;
  /** Texts that it claims and no parser before it does, and that differ only in an amount where they are alike. */
  readonly outlines?: OutlinedTexts;
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
