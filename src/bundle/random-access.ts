/** Bytes with random access, for formats with their directory at the end. */
export interface RandomAccess {
  readonly size: number;
  /** All bytes if they are in memory; null for a file. */
  readonly memory: Uint8Array | null;
  /** Number of an open file; null for bytes in memory. */
  readonly fd: number | null;
  /** Up to `length` bytes from `at` on; fewer at the end. */
  read(at: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Random access to bytes in memory. */
export function memoryAccess(memory: Uint8Array): RandomAccess {
  return {
    size: memory.length,
    fd: null,
    memory,
    read: (at, length) => Promise.resolve(memory.subarray(at, at + length)),
    close: () => Promise.resolve(),
  };
}
