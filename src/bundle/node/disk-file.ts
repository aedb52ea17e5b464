import { open, type FileHandle } from 'node:fs/promises';
import type { SpareMemory } from '../../core/source.js';
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
  spare?: SpareMemory,
): AsyncGenerator<Uint8Array, void, undefined> {
  let position = 0;
  try {
    const state = { size: 0, isGrown: false };
    for await (const chunk of readAhead(file, state, spare)) {
      position += chunk.length;
      meter.reached(position);
      intake.check();
      yield chunk;
    }
    if (position < state.size) intake.notice('unreadable', path, shrunk(position, state.size));
    else if (state.isGrown) intake.notice('not-read', path, 'it grew while it was read; what was added is left out');
  } catch (error) {
    intake.check();
    const where = position === 0 ? 'it cannot be read' : `it cannot be read beyond byte ${position}`;
    intake.notice('unreadable', path, `${where}: ${systemReason(error)}`);
  }
}

function shrunk(there: number, size: number): string {
  return `it became shorter while it was read: ${String(there)} of ${String(size)} bytes are there`;
}

/** A file that grows is read up to its size at the beginning, or reading would not end; the kernel's own files state none. */
async function* readAhead(
  file: string,
  state: { size: number; isGrown: boolean },
  spare?: SpareMemory,
): AsyncGenerator<Uint8Array, void, undefined> {
  const handle = await open(file, 'r');
  try {
    state.size = (await handle.stat()).size;
    const end = state.size === 0 ? Infinity : state.size;
    let next = readAt(handle, 0, Buffer.allocUnsafeSlow(FIRST_READ));
    for (let position = 0; ;) {
      const read = await next;
      state.isGrown = position + read.length > end;
      const chunk = state.isGrown ? read.subarray(0, end - position) : read;
      if (chunk.length === 0) return;
      position += chunk.length;
      // At the end only growth is looked for.
      next = readAt(handle, position, position < end ? memoryOf(spare) : Buffer.allocUnsafe(1));
      // The result of an abandoned read does not matter.
      next.catch(() => undefined);
      yield chunk;
    }
  } finally {
    await handle.close();
  }
}

/** Neither from Node's shared pool nor reused without leave, because a parser may keep a part of its chunk. */
function memoryOf(spare: SpareMemory | undefined): Buffer {
  const memory = spare?.take(READ) ?? null;
  return memory === null ? Buffer.allocUnsafeSlow(READ) : Buffer.from(memory);
}

async function readAt(handle: FileHandle, position: number, buffer: Buffer): Promise<Uint8Array> {
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
  return buffer.subarray(0, bytesRead);
}
