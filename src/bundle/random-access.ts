import { open, type FileHandle } from 'node:fs/promises';

/** Bytes that can be read at any place, as formats with their directory at the end need them. */
export interface RandomAccess {
  readonly size: number;
  /** What yauzl is given; null for bytes in memory. */
  readonly fd: number | null;
  readonly memory: Buffer | null;
  /** Up to `length` bytes from `at` on; fewer where the bytes end. */
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Bytes that are held in memory. */
export function memoryAccess(bytes: Uint8Array): RandomAccess {
  const memory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    size: memory.length,
    fd: null,
    memory,
    read: (at, length) => Promise.resolve(memory.subarray(at, at + length)),
    close: () => Promise.resolve(),
  };
}

/** A file on disk. Rejects with Node's system errors. */
export async function diskAccess(file: string): Promise<RandomAccess> {
  const handle = await open(file, 'r');
  const { size } = await handle.stat();
  return {
    size,
    fd: handle.fd,
    memory: null,
    read: (at, length) => readAt(handle, at, length),
    close: () => handle.close(),
  };
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafeSlow(length);
  let have = 0;
  while (have < length) {
    const { bytesRead } = await handle.read(buffer, have, length - have, at + have);
    if (bytesRead === 0) break;
    have += bytesRead;
  }
  return buffer.subarray(0, have);
}
