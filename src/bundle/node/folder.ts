import type { Dirent } from 'node:fs';
import { opendir } from 'node:fs/promises';
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
  const { default: glob } = await import('fast-glob');
  await noticeIfClosed(folder, named('.').replace(/\/\.$/, ''), intake);
  const entries = await glob('**', {
    cwd: folder,
    dot: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    objectMode: true,
    suppressErrors: true,
  });
  const files: FolderFile[] = [];
  for (const { path, dirent } of entries.sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const file = join(folder, path);
    if (dirent.isFile()) files.push({ path, file });
    else if (dirent.isDirectory()) await noticeIfClosed(file, named(path), intake);
    else intake.notice('not-read', named(path), `it is ${kindOfNoFile(dirent)}`);
  }
  return files;
}

// The walk skips a folder that it may not list, or for which no descriptor is left.
async function noticeIfClosed(folder: string, path: string, intake: Pick<Intake, 'notice'>): Promise<void> {
  try {
    const opened = await opendir(folder);
    await opened.close();
  } catch (error) {
    intake.notice('unreadable', path, `the folder cannot be read: ${systemReason(error)}`);
  }
}

function kindOfNoFile(dirent: Pick<Dirent, 'isSymbolicLink' | 'isFIFO' | 'isSocket'>): string {
  if (dirent.isSymbolicLink()) return 'a symbolic link; links are not followed';
  if (dirent.isFIFO()) return 'a named pipe';
  if (dirent.isSocket()) return 'a socket';
  return 'a device';
}
