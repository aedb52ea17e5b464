import type { NoticeCode } from '../core/notice.js';
import type { Source } from '../core/source.js';

/** A file that is already in memory, or comes as a stream; `path` names it in every report. */
export interface MemoryFile {
  readonly path: string;
  readonly content: string | Uint8Array | AsyncIterable<Uint8Array>;
}

/** A path on disk (`-` is standard input), or a file in memory. */
export type BundleInput = string | MemoryFile;

/** How much one input may grow by unpacking before it is taken for an archive bomb. */
export interface UnpackLimits {
  /** Containers within containers; a `.tar.gz` is two. */
  readonly depth: number;
  /** Unpacked bytes that are always allowed. */
  readonly freeBytes: number;
  /** Above them: unpacked bytes for each byte of the input. */
  readonly ratio: number;
}

export interface BundleOptions {
  /** Hears of everything that was damaged or left out; called at most once for a code and source. */
  readonly notice: (code: NoticeCode, source: string, message: string) => void;
  /** Ends the reading with `LicAnalyzeError('interrupted')`. */
  readonly signal?: AbortSignal;
  /** Bytes taken from the inputs, compressed ones as they lie on disk; they add up to `totalBytes`. */
  readonly onBytes?: (bytes: number) => void;
  /** Read for `-`; the process's own standard input unless given. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  readonly limits?: Partial<UnpackLimits>;
}

/** Opens what a user names, where the library runs: on Node files and folders, on a page what was dropped there. */
export interface BundleOpener {
  /**
   * All inputs as one sequence of sources, each to be read before the next is asked for. Damage is a notice; throws
   * LicAnalyzeError for an input that is not there, for nothing to read, and when the signal ends the run.
   */
  readonly openBundle: (inputs: readonly BundleInput[], options: BundleOptions) => AsyncIterable<Source>;
  /** Bytes that `onBytes` adds up to; null where a stream is among the inputs. */
  readonly totalBytes: (inputs: readonly BundleInput[]) => Promise<number | null>;
}
