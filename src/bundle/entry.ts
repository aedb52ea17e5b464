import type { Micros } from '../core/time.js';

/** Something with a name and bytes: a file, a pipe, a member of an archive, or what comes out of a compressed one. */
export interface Entry {
  readonly path: string;
  /** Bytes that `open` will give; null where that is not known beforehand. */
  readonly size: number | null;
  readonly modified: Micros | null;
  /** The bytes come by only once: a pipe, or a member of an archive that is read as a stream. */
  readonly once: boolean;
  /** Where it lies on disk; absent where it does not lie there by itself. */
  readonly file?: string;
  /** Path of the message whose text it is: a document, whatever stands in it. */
  readonly textOf?: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** Never carries any bytes. */
export const nothing: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
