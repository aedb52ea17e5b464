import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Intake } from '../intake.js';
import { systemReason } from './system-error.js';

/** A file below a folder: its relative path with `/`, and its path on disk. */
export interface FolderFile {
  readonly path: string;
  readonly file: string;
}

/**
 * Every file below a folder, at any depth, hidden ones too, sorted by code unit so that the order is the same on every
 * machine. Links are not followed. Anything else than a file, and folders that cannot be read, give notices on
 * `named(path)`.
 */
export async function filesBelow(
  folder: string,
  named: (path: string) => string,
  intake: Pick<Intake, 'notice'>,
): Promise<readonly FolderFile[]> {
  const entries: Found[] = [];
  const closed = await listInto(entries, folder, '');
  if (closed !== null) intake.notice('unreadable', named('.').replace(/\/\.$/, ''), closed);
  const files: FolderFile[] = [];
  for (const { path, dirent, closed: reason } of entries.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (dirent.isFile()) files.push({ path, file: join(folder, path) });
    else if (!dirent.isDirectory()) intake.notice('not-read', named(path), `it is ${kindOfNoFile(dirent)}`);
    else if (reason !== null) intake.notice('unreadable', named(path), reason);
  }
  return files;
}

/** What a folder holds; `closed` says why a folder in it cannot be listed. */
interface Found {
  readonly path: string;
  readonly dirent: Dirent;
  readonly closed: string | null;
}

/** Lists a folder and all below it; resolves to the reason if it cannot be listed. One is open at a time. */
async function listInto(entries: Found[], folder: string, at: string): Promise<string | null> {
  try {
    for (const dirent of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = at === '' ? dirent.name : `${at}/${dirent.name}`;
      entries.push({ path, dirent, closed: dirent.isDirectory() ? await listInto(entries, folder, path) : null });
    }
    return null;
  } catch (error) {
    return `the folder cannot be read: ${systemReason(error)}`;
  }
}

function kindOfNoFile(dirent: Pick<Dirent, 'isSymbolicLink' | 'isFIFO' | 'isSocket'>): string {
  if (dirent.isSymbolicLink()) return 'a symbolic link; links are not followed';
  if (dirent.isFIFO()) return 'a named pipe';
  if (dirent.isSocket()) return 'a socket';
  return 'a device';
}
