import { open, type FileHandle } from 'node:fs/promises';
import type { RandomAccess } from '../random-access.js';

/** A file on disk. Rejects with Node's system errors. */
export async function diskAccess(file: string): Promise<RandomAccess> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const read = (at: number, length: number): Promise<Uint8Array> => readAt(handle, at, length);
    return { size, fd: handle.fd, memory: null, read, close: () => handle.close() };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readAt(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(length);
  let have = 0;
  while (have < length) {
    const { bytesRead } = await handle.read(buffer, have, length - have, at + have);
    if (bytesRead === 0) break;
    have += bytesRead;
  }
  return buffer.subarray(0, have);
}
