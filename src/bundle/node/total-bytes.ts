import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from './folder.js';
import type { BundleInput } from '../input.js';
import { rootsOf, type Root } from './roots.js';

/**
 * Bytes of all inputs on disk, the sum of `onBytes`; null if one is a stream. Throws LicAnalyzeError for a missing
 * path.
 */
export async function totalBytes(inputs: readonly BundleInput[]): Promise<number | null> {
  let total = 0;
  for (const root of await rootsOf(inputs)) {
    const bytes = await bytesOf(root);
    if (bytes === null) return null;
    total += bytes;
  }
  return total;
}

async function bytesOf(root: Root): Promise<number | null> {
  if (root.is === 'file') return fileBytes(root.file);
  if (root.is === 'memory') return memoryBytes(root.content);
  if (root.is === 'other') return 0;
  if (root.is !== 'folder') return null;
  let total = 0;
  const unheard = { notice: () => undefined };
  for (const { path } of await filesBelow(root.file, String, unheard)) total += await fileBytes(join(root.file, path));
  return total;
}

async function fileBytes(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    // Missing or unreadable: openBundle gives the notice.
    return 0;
  }
}

function memoryBytes(content: string | Uint8Array | AsyncIterable<Uint8Array>): number | null {
  if (typeof content === 'string') return Buffer.byteLength(content);
  return content instanceof Uint8Array ? content.length : null;
}
