import type { Analysis } from './core/model.js';
import type { Parser } from './core/parser.js';
import type { Rule } from './core/define.js';

/** A file that is already in memory, or comes as a stream. */
export interface MemoryFile {
  readonly path: string;
  readonly content: string | Uint8Array | AsyncIterable<Uint8Array>;
}

export interface Progress {
  readonly source: string;
  /** Bytes read of everything so far, and of all in all where it is known. */
  readonly bytesRead: number;
  readonly bytesTotal: number | null;
}

export interface AnalyzeOptions {
  /** Zone of a source's or host's clock: `{ 'ssm/messages*': 'Asia/Tokyo' }`; the key is a glob on path or host. */
  readonly zones?: Readonly<Record<string, string>>;
  readonly years?: Readonly<Record<string, number>>;
  /** Addresses that are the same host behind NAT: `{ 'manager.example': '203.0.113.5' }`. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** More parsers and rules, beside the built-in ones. */
  readonly parsers?: readonly Parser[];
  readonly rules?: readonly Rule[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export async function analyze(
  input: string | MemoryFile | readonly (string | MemoryFile)[],
  options: AnalyzeOptions = {},
): Promise<Analysis> {
  throw new Error(`not written yet ${String(input)} ${String(options)}`);
}
