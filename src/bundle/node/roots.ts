import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { LicAnalyzeError } from '../../core/errors.js';
import type { BundleInput, MemoryFile } from '../input.js';
import { labelsOf } from '../labels.js';
import { errorCode, systemReason } from './system-error.js';

/** An existing input of known kind. Its paths begin with `label`, except for a single folder. */
export type Root =
  | { readonly is: 'file' | 'pipe' | 'other'; readonly label: string; readonly file: string }
  | { readonly is: 'folder'; readonly label: string | null; readonly file: string }
  | { readonly is: 'stdin'; readonly label: string }
  | { readonly is: 'memory'; readonly label: string; readonly content: MemoryFile['content'] };

/** The name of standard input, as argument and in a report. */
const STDIN = { argument: '-', label: 'stdin' };

/**
 * Checks every input before any is read. Throws `path-missing` or `path-unreadable` for the first bad one; a path that
 * is given twice, or is in another given folder, is read once.
 */
export async function rootsOf(inputs: readonly BundleInput[]): Promise<readonly Root[]> {
  if (inputs.length === 0) throw new LicAnalyzeError('nothing-to-read', 'No file or folder was given to read.');
  const real = await Promise.all(inputs.map(async (input) => (isDisk(input) ? realPath(input) : null)));
  const kept = inputs.filter((_, index) => !isCovered(real, index));
  const labels = labelsOf(kept.map((input) => (isDisk(input) ? input : labelOf(input))));
  return Promise.all(kept.map((input, index) => rootOf(input, kept.length, labels[index] ?? labelOf(input))));
}

function isDisk(input: BundleInput): input is string {
  return typeof input === 'string' && input !== STDIN.argument;
}

function labelOf(input: BundleInput): string {
  if (typeof input !== 'string') return input.path;
  return input === STDIN.argument ? STDIN.label : basename(resolve(input));
}

async function rootOf(input: BundleInput, count: number, label: string): Promise<Root> {
  if (typeof input !== 'string') return { is: 'memory', label: input.path, content: input.content };
  if (!isDisk(input)) return { is: 'stdin', label: STDIN.label };
  // A link that the user names is followed; links inside a folder are not.
  const stats = await stat(input);
  const file = input;
  if (stats.isDirectory()) return { is: 'folder', label: count === 1 ? null : label, file };
  const is = stats.isFile() ? 'file' : stats.isFIFO() ? 'pipe' : 'other';
  return { is, label: count === 1 ? labelOf(input) : label, file };
}

async function realPath(path: string): Promise<string> {
  try {
    const real = await realpath(path);
    await access(real, constants.R_OK);
    return real;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') {
      throw new LicAnalyzeError('path-missing', `There is no file or folder ${path}.`, path);
    }
    throw new LicAnalyzeError('path-unreadable', `${path} cannot be read: ${systemReason(error)}.`);
  }
}

function isCovered(paths: readonly (string | null)[], index: number): boolean {
  const own = paths[index] ?? null;
  if (own === null) return false;
  return paths.some((other, at) => {
    if (other === null || at === index) return false;
    return own === other ? at < index : own.startsWith(other.endsWith(sep) ? other : other + sep);
  });
}
