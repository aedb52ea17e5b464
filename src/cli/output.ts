import { constants, rmSync } from 'node:fs';
import { access, chmod, lstat, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { getSystemErrorMap } from 'node:util';
import { isOwnReport } from '../bundle/own-report.js';
import { LicAnalyzeError } from '../core/errors.js';
import type { Outgoing } from '../report/outgoing.js';
import { EXIT } from './exit-code.js';
import { ENDING } from './process-io.js';

/** Bytes of a file that show whether it is a report of ours or a log with such a line before it. */
const BEGIN = 64 * 1024;

/** How to write a file that is no report. */
export interface OutputKind {
  /** What it is, in messages. */
  readonly what: 'report' | 'map' | 'text';
  /** Permissions of the new file; by default those of the file that it replaces. */
  readonly mode?: number;
  /** False to keep an existing file. */
  readonly replace?: boolean;
}

const REPORT: OutputKind = { what: 'report' };

/** A file for a report, checked before hours of reading. */
export interface OutputFile {
  /** Writes it whole or not at all. */
  readonly write: (text: Outgoing) => Promise<void>;
}

/** Checks where a report goes; throws `output-unwritable`, also if it would overwrite an input. */
export async function outputFile(
  path: string,
  inputs: readonly string[],
  kind: OutputKind = REPORT,
): Promise<OutputFile> {
  try {
    const target = await targetOf(path);
    await assertNoInput(path, target.file, inputs, kind);
    if (kind.replace === false && target.mode !== null)
      throw new LicAnalyzeError('output-unwritable', `${path} is there already; --force overwrites it.`);
    await access(target.mode === 'special' ? target.file : dirname(target.file), constants.W_OK);
    return { write: (text) => written(path, target, text, kind) };
  } catch (error) {
    throw unwritable(path, error, kind);
  }
}

interface Target {
  readonly file: string;
  /** Permissions of the existing file; `special` is a device or pipe, which cannot be replaced. */
  readonly mode: number | 'special' | null;
}

async function targetOf(path: string): Promise<Target> {
  try {
    const file = await realpath(path);
    const stats = await stat(file);
    // In a folder that others can write to, a link would choose what is overwritten. Devices are behind links: /dev/stdout.
    if ((stats.isFile() || stats.isDirectory()) && (await lstat(path)).isSymbolicLink()) throw link(path);
    if (stats.isDirectory()) throw new LicAnalyzeError('output-unwritable', `${path} is a folder; name a file in it.`);
    return { file, mode: stats.isFile() ? stats.mode & 0o777 : 'special' };
  } catch (error) {
    if (!isMissing(error)) throw error;
    if (await isLink(path)) throw link(path);
    return { file: join(await realpath(dirname(resolve(path))), basename(path)), mode: null };
  }
}

const isLink = async (path: string): Promise<boolean> =>
  (await lstat(path).catch(() => null))?.isSymbolicLink() === true;

function link(path: string): LicAnalyzeError {
  return new LicAnalyzeError('output-unwritable', `${path} is a symbolic link; name the file itself.`);
}

// A report must not overwrite evidence. It may replace an earlier report in the folder.
async function assertNoInput(
  path: string,
  file: string,
  inputs: readonly string[],
  { what }: OutputKind,
): Promise<void> {
  for (const input of inputs.filter((name) => name !== '-')) {
    const real = await realpath(input).catch(() => null);
    const isInput = real === file;
    const isInside = real !== null && file.startsWith(real + sep) && !(await isReportOrNew(file));
    if (!isInput && !isInside) continue;
    const use = isInput && what === 'map' ? 'used already' : 'to be read';
    throw new LicAnalyzeError('output-unwritable', `${path} is a file that is ${use}; write the ${what} elsewhere.`);
  }
}

async function isReportOrNew(file: string): Promise<boolean> {
  if ((await lstat(file).catch(() => null)) === null) return true;
  const handle = await open(file, 'r').catch(() => null);
  // What cannot be read is evidence all the same.
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGIN), 0, BEGIN, 0);
    return bytesRead === 0 || isOwnReport(buffer.toString('latin1', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function written(path: string, { file, mode }: Target, { text }: Outgoing, kind: OutputKind): Promise<void> {
  const isReplaced = mode !== 'special';
  const place = isReplaced ? join(dirname(file), `.${basename(file)}.${process.pid}.tmp`) : file;
  try {
    // Restricted from the first byte on: a file restricted afterwards was readable before.
    const handle = await open(place, isReplaced ? 'wx' : 'w', kind.mode);
    await (isReplaced ? replaced(handle, { place, file, mode: kind.mode ?? mode }, text) : filled(handle, text));
  } catch (error) {
    throw unwritable(path, error, kind);
  }
}

/** Fills the new file and puts it in the place of the old one; nothing is left of it if that fails, or by a signal. */
async function replaced(handle: FileHandle, { place, file, mode }: Replacement, text: string): Promise<void> {
  const interrupted = (): void => {
    rmSync(place, { force: true });
    process.exit(EXIT.interrupted);
  };
  for (const signal of ENDING) process.once(signal, interrupted);
  try {
    await filled(handle, text);
    if (typeof mode === 'number') await chmod(place, mode);
    await rename(place, file);
  } catch (error) {
    await rm(place, { force: true });
    throw error;
  } finally {
    for (const signal of ENDING) process.off(signal, interrupted);
  }
}

interface Replacement extends Pick<Target, 'file' | 'mode'> {
  readonly place: string;
}

async function filled(handle: FileHandle, text: string): Promise<void> {
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === 'ENOENT';
}

function unwritable(path: string, error: unknown, { what }: OutputKind): unknown {
  const errno: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'errno') : undefined;
  if (typeof errno !== 'number') return error;
  const reason = getSystemErrorMap().get(errno)?.[1] ?? 'the system refuses it';
  return new LicAnalyzeError('output-unwritable', `The ${what} cannot be written to ${path}: ${reason}.`);
}
