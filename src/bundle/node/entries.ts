import { stat } from 'node:fs/promises';
import { diskAccess } from './disk-access.js';
import { diskChunks } from './disk-file.js';
import type { RandomAccess } from '../random-access.js';
import type { Entry } from '../entry.js';
import { filesBelow } from './folder.js';
import type { MemoryFile } from '../input.js';
import type { SpareMemory } from '../../core/source.js';
import type { Intake } from '../intake.js';
import { Meter } from '../meter.js';
import type { Root } from './roots.js';
import { pipe, streamChunks } from './stream.js';
import { systemReason } from './system-error.js';

/** An input file or stream with the meter of its bytes. */
export interface MeteredEntry {
  readonly entry: Entry;
  readonly meter: Meter;
}

/** Size of a piece of memory, like that of a read from a file. */
const PIECE = 1024 * 1024;

/** Every file of an input, one after the other. */
export async function* entriesOf(root: Root, intake: Intake): AsyncGenerator<MeteredEntry, void, undefined> {
  switch (root.is) {
    case 'folder':
      yield* folderEntries(root.file, root.label, intake);
      break;
    case 'file': {
      const entry = await fileEntry(root.file, root.label, intake);
      if (entry !== null) yield entry;
      break;
    }
    case 'memory':
      yield memoryEntry(root.label, root.content, intake);
      break;
    case 'stdin':
      yield streamEntry(root.label, intake.stdin ?? process.stdin, intake);
      break;
    case 'pipe':
      yield streamEntry(root.label, pipe(root.file), intake);
      break;
    case 'other':
      intake.notice('not-read', root.label, 'it is a device or a socket, not a file');
  }
}

async function* folderEntries(
  folder: string,
  label: string | null,
  intake: Intake,
): AsyncGenerator<MeteredEntry, void, undefined> {
  const named = (path: string): string => (label === null ? path : `${label}/${path}`);
  for (const { path, file } of await filesBelow(folder, named, intake)) {
    const entry = await fileEntry(file, named(path), intake);
    if (entry !== null) yield entry;
  }
}

async function fileEntry(file: string, path: string, intake: Intake): Promise<MeteredEntry | null> {
  try {
    const { size, mtimeMs } = await stat(file);
    const meter = new Meter(intake);
    const open = (spare?: SpareMemory): AsyncIterable<Uint8Array> => diskChunks(file, path, intake, meter, spare);
    const access = (): Promise<RandomAccess | null> => accessTo(file, path, intake);
    return { entry: { path, size, modified: Math.round(mtimeMs * 1000), once: false, access, open }, meter };
  } catch (error) {
    intake.notice('unreadable', path, `it cannot be read: ${systemReason(error)}`);
    return null;
  }
}

async function accessTo(file: string, path: string, intake: Intake): Promise<RandomAccess | null> {
  try {
    return await diskAccess(file);
  } catch (error) {
    intake.notice('unreadable', path, `it cannot be read: ${systemReason(error)}`);
    return null;
  }
}

function memoryEntry(path: string, content: MemoryFile['content'], intake: Intake): MeteredEntry {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return streamEntry(path, content, intake);
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const meter = new Meter(intake);
  const open = (): AsyncIterable<Uint8Array> => streamChunks(piecesOf(bytes), path, intake, meter);
  return { entry: { path, size: bytes.length, modified: null, once: false, open }, meter };
}

function streamEntry(path: string, stream: AsyncIterable<Uint8Array>, intake: Intake): MeteredEntry {
  const meter = new Meter(intake);
  const open = (): AsyncIterable<Uint8Array> => streamChunks(stream, path, intake, meter);
  return { entry: { path, size: null, modified: null, once: true, open }, meter };
}

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += PIECE) yield await Promise.resolve(bytes.subarray(at, at + PIECE));
}
