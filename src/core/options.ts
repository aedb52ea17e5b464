import type { Parser } from './parser.js';
import type { Rule } from './rule.js';

/** How far the reading is. */
export interface Progress {
  /** Path of the source that is being read. */
  readonly source: string;
  /** Bytes read of the inputs as they lie on disk, and of all of them where that is known. */
  readonly bytesRead: number;
  readonly bytesTotal: number | null;
}

/** How a bundle is read and judged, beyond its files. */
export interface AnalyzeOptions {
  /** Zone of a source's clock: `{ 'ssm/messages*': 'Asia/Tokyo' }`; the key is a glob on the path, the base name or the host. */
  readonly zones?: Readonly<Record<string, string>>;
  /** Year of stamps without one, by the same kind of key. */
  readonly years?: Readonly<Record<string, number>>;
  /** Date of text that states only the time of day, `2024-03-05`, by the same kind of key. */
  readonly dates?: Readonly<Record<string, string>>;
  /** How far a clock is ahead, `{ 'ssm.example': '+42m1s' }`, instead of what is measured; by the same kind of key. */
  readonly clocks?: Readonly<Record<string, string>>;
  /** An address that is a host's own, behind NAT: `{ 'manager.example': '203.0.113.5' }`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Only attempts that end at or after, and begin before, these times are judged; ISO 8601, UTC unless they say otherwise. */
  readonly since?: string;
  readonly until?: string;
  /** Only attempts of this manager, or to this license server, are judged. */
  readonly host?: string;
  /** More parsers and rules, beside the built-in ones. */
  readonly parsers?: readonly Parser[];
  readonly rules?: readonly Rule[];
  /** Ends the run with `LicAnalyzeError('interrupted')`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}
