import type { Abort } from './abort.js';
import type { Parser } from './parser.js';
import type { Rule } from './rule.js';
import type { WorkProgress } from './steps.js';

/** How far a run is. */
export type Progress = ReadingProgress | WorkProgress;

/** How far reading is. */
export interface ReadingProgress {
  readonly phase: 'reading';
  /** Path of the current source. */
  readonly source: string;
  /** Bytes read of the inputs on disk, and their total if known. */
  readonly bytesRead: number;
  readonly bytesTotal: number | null;
}

/** How much an input may grow by unpacking; beyond that, it counts as an archive bomb. */
export interface UnpackLimits {
  /** Nesting of containers; a `.tar.gz` has two. */
  readonly depth: number;
  /** Unpacked bytes that are always allowed. */
  readonly freeBytes: number;
  /** Above them, unpacked bytes per byte of input. */
  readonly ratio: number;
  /** Members of all layers that are always allowed; above them, one for each 256 bytes of input. */
  readonly members: number;
  /** Characters of a member's path. */
  readonly pathLength: number;
}

/** Options for reading and judging a bundle. */
export interface AnalyzeOptions {
  /**
   * Zone of a source's clock: `{ 'ssm/messages*': 'Asia/Tokyo' }`; the key is a glob for the path, the base name or the
   * host.
   */
  readonly zones?: Readonly<Record<string, string>>;
  /** Year of stamps without one, by the same kind of key. */
  readonly years?: Readonly<Record<string, number>>;
  /** Date of text with times of day only, `2024-03-05`, by the same kind of key. */
  readonly dates?: Readonly<Record<string, string>>;
  /**
   * How far a clock is ahead, `{ 'ssm.example': '+42m1s' }`, instead of the measured offset; by the same kind of key.
   */
  readonly clocks?: Readonly<Record<string, string>>;
  /** A host's own address behind NAT: `{ 'manager.example': '203.0.113.5' }`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /**
   * Puts the attempt nearest to this time first: `2024-01-13T11:59:00Z`, `13 Jan 17:29 IST`, or as a log writes it.
   * Without a zone it is the manager's, without a year the one nearest to the attempts.
   */
  readonly at?: string;
  /**
   * Judge only attempts that end at or after `since` and begin before `until`; the same forms with a year, UTC by
   * default.
   */
  readonly since?: string;
  readonly until?: string;
  /** Judge only attempts of this manager or to this license server. */
  readonly host?: string;
  /** Bounds of unpacking, where the usual ones stop too early. */
  readonly limits?: Partial<UnpackLimits>;
  /** More parsers and rules in addition to the built-in ones. */
  readonly parsers?: readonly Parser[];
  readonly rules?: readonly Rule[];
  /** Ids of rules, built-in or own, that are not judged; the report says which. */
  readonly disable?: readonly string[];
  /** Ends the run with `LicAnalyzeError('interrupted')`. */
  readonly signal?: Abort;
  readonly onProgress?: (progress: Progress) => void;
}
