/** Bytes that can be read at any place, as formats with their directory at the end need them. */
export interface RandomAccess {
  readonly size: number;
  /** All of them, where they are in memory; null for a file. */
  readonly memory: Uint8Array | null;
  /** Number of an open file; null for bytes in memory. */
  readonly fd: number | null;
  /** Up to `length` bytes from `at` on; fewer where the bytes end. */
  read(at: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Bytes that are held in memory. */
export function memoryAccess(memory: Uint8Array): RandomAccess {
  return {
    size: memory.length,
    fd: null,
    memory,
    read: (at, length) => Promise.resolve(memory.subarray(at, at + length)),
    close: () => Promise.resolve(),
  };
}
