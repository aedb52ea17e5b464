import { open, type FileHandle } from 'node:fs/promises';
import { systemReason } from './system-error.js';
import type { Intake } from '../intake.js';
import type { Meter } from '../meter.js';

/** The first read is small, because most files are small and every one is opened twice. */
const FIRST_READ = 64 * 1024;
const READ = 1024 * 1024;

/**
 * Reads a file in large chunks, each while the previous one is processed. A file that cannot be read gives a notice.
 */
export async function* diskChunks(
  file: string,
  path: string,
  intake: Intake,
  meter: Meter,
): AsyncGenerator<Uint8Array, void, undefined> {
  let position = 0;
  try {
    for await (const chunk of readAhead(file)) {
      position += chunk.length;
      meter.reached(position);
      intake.check();
      yield chunk;
    }
  } catch (error) {
    intake.check();
    const where = position === 0 ? 'it cannot be read' : `it cannot be read beyond byte ${position}`;
    intake.notice('unreadable', path, `${where}: ${systemReason(error)}`);
  }
}

async function* readAhead(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  const handle = await open(file, 'r');
  let next = readAt(handle, 0, FIRST_READ);
  try {
    for (let position = 0; ;) {
      const chunk = await next;
      if (chunk.length === 0) return;
      position += chunk.length;
      next = readAt(handle, position, READ);
      // The result of an abandoned read does not matter.
      next.catch(() => undefined);
      yield chunk;
    }
  } finally {
    await handle.close();
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  // Neither from Node's shared pool nor reused, because a parser may keep a part of its chunk.
  const buffer = Buffer.allocUnsafeSlow(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}
