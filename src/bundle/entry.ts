import type { Micros } from '../core/time.js';
import type { RandomAccess } from './random-access.js';

/** Something with a name and bytes: a file, a pipe, a member of an archive, or what comes out of a compressed one. */
export interface Entry {
  readonly path: string;
  /** Bytes that `open` will give; null where that is not known beforehand. */
  readonly size: number | null;
  readonly modified: Micros | null;
  /** The bytes come by only once: a pipe, or a member of an archive that is read as a stream. */
  readonly once: boolean;
  /** Bytes at any place of it, null where they cannot be had, which is a notice; absent where they come in order only. */
  readonly access?: () => Promise<RandomAccess | null>;
  /** Path of the message whose text it is: a document, whatever stands in it. */
  readonly textOf?: string;
  readonly open: () => AsyncIterable<Uint8Array>;
}

/** Never carries any bytes. */
export const nothing: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
