import type { Abort } from '../core/abort.js';
import type { NoticeCode } from '../core/notice.js';
import type { UnpackLimits } from '../core/options.js';
import type { Source } from '../core/source.js';

/** A file in memory or a stream; `path` is its name in reports. */
export interface MemoryFile {
  readonly path: string;
  readonly content: string | Uint8Array | AsyncIterable<Uint8Array>;
}

/** A path on disk (`-` is standard input), or a file in memory. */
export type BundleInput = string | MemoryFile;

export interface BundleOptions {
  /** Called for everything damaged or left out, at most once per code and source. */
  readonly notice: (code: NoticeCode, source: string, message: string) => void;
  /** Ends the reading with `LicAnalyzeError('interrupted')`. */
  readonly signal?: Abort;
  /** Called with bytes read from the inputs, compressed as on disk; their sum is `totalBytes`. */
  readonly onBytes?: (bytes: number) => void;
  /** Read for `-`; by default the process's standard input. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  readonly limits?: Partial<UnpackLimits>;
}

/** Opens a user's inputs: on Node files and folders, on a page the files dropped on it. */
export interface BundleOpener {
  /**
   * All inputs as one sequence of sources; each must be read before the next one is requested. Damage gives a notice;
   * throws LicAnalyzeError for a missing input, for nothing to read, and when the signal aborts.
   */
  readonly openBundle: (inputs: readonly BundleInput[], options: BundleOptions) => AsyncIterable<Source>;
  /** Sum of `onBytes`; null if one input is a stream. */
  readonly totalBytes: (inputs: readonly BundleInput[]) => Promise<number | null>;
}
