import type { SpareMemory } from '../core/source.js';
import type { Micros } from '../core/time.js';
import type { RandomAccess } from './random-access.js';

/** A file, a pipe, a member of an archive, or the content of a compressed one. */
export interface Entry {
  readonly path: string;
  /** Number of bytes from `open`; null if unknown. */
  readonly size: number | null;
  readonly modified: Micros | null;
  /** The bytes can be read only once: a pipe, or a member of an archive that is read as a stream. */
  readonly once: boolean;
  /** Random access; null with a notice if it is impossible, absent if the bytes come in order only. */
  readonly access?: () => Promise<RandomAccess | null>;
  /** Path of its message; the text of a message always is a document. */
  readonly textOf?: string;
  readonly open: (spare?: SpareMemory) => AsyncIterable<Uint8Array>;
}

/** A stream without bytes. */
export const nothing: AsyncIterable<Uint8Array> = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
};
