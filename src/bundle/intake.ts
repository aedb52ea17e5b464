import type { Abort } from '../core/abort.js';
import { LicAnalyzeError } from '../core/errors.js';
import type { NoticeCode } from '../core/notice.js';
import type { ArchiveSupport } from './archive-support.js';
import type { UnpackLimits } from '../core/options.js';
import type { BundleOptions } from './input.js';

/**
 * Text logs compress 5 to 30 times, logs of one line repeated 200 times, and deflate can do 1,032 at most.
 * An archive of four archives of four archives … has 65,536 members in 43 kB; a member of a support bundle takes some
 * hundred bytes at least.
 * A support bundle nests three layers (a .gz log in the .tar.gz of a manager in the .tar.gz of the case).
 */
const LIMITS: UnpackLimits = { depth: 8, freeBytes: 1024 ** 3, ratio: 300, members: 4096, pathLength: 4096 };

/** Shared by one run: notices, the signal to stop, and limits of unpacking. */
export class Intake {
  readonly limits: UnpackLimits;
  /** The first notice, for an error if nothing can be read at all. */
  first: { readonly source: string; readonly message: string } | null = null;
  readonly #options: BundleOptions;
  readonly #said = new Set<string>();
  readonly #spokenOf = new Set<string>();
  readonly #paths = new Set<string>();

  constructor(
    options: BundleOptions,
    /** The platform's part. */
    readonly archives: ArchiveSupport,
  ) {
    this.#options = options;
    this.limits = { ...LIMITS, ...options.limits };
  }

  /** Gives a notice once, although a source is opened again after a look at its head. */
  notice(code: NoticeCode, source: string, message: string): void {
    const key = `${code} ${source}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.#spokenOf.add(source);
    this.first ??= { source, message };
    this.#options.notice(code, source, message);
  }

  /** The notice of a bound that ended the reading: it says more than one of what was left out before. */
  stopped(source: string, message: string): void {
    this.notice('archive-cut', source, message);
    this.first = { source, message };
  }

  /** Whether a source has a notice, of this code or of any. */
  said(source: string, code?: NoticeCode): boolean {
    return code === undefined ? this.#spokenOf.has(source) : this.#said.has(`${code} ${source}`);
  }

  /** Counts bytes read from an input. */
  took(bytes: number): void {
    this.#options.onBytes?.(bytes);
  }

  /** Throws if the caller aborted. */
  check(): void {
    if (this.#options.signal?.aborted === true) throw interrupted();
  }

  get signal(): Abort | undefined {
    return this.#options.signal;
  }

  /** The input for `-`. */
  get stdin(): AsyncIterable<Uint8Array> | undefined {
    return this.#options.stdin;
  }

  /** A unique path: two members of one archive may have the same name. */
  ownPath(path: string): string {
    let own = path;
    for (let copy = 2; this.#paths.has(own); copy += 1) own = `${path}#${copy}`;
    this.#paths.add(own);
    return own;
  }
}

/** The error after an abort. */
export function interrupted(): LicAnalyzeError {
  return new LicAnalyzeError('interrupted', 'Interrupted before the report was made.');
}
