import { readFile } from 'node:fs/promises';
import { LicAnalyzeError } from '../core/errors.js';
import { outputFile, type OutputFile } from './output.js';
import type { NameMap } from './program.js';

/** Identifies the file, and keeps a later run from reading it as evidence. */
const SCHEMA = 'lic-analyze/names/1';

/** Readable by its owner only: it holds what the report hides. */
const OWNER_ONLY = 0o600;

/** The file for a map, checked before hours of reading; throws `output-unwritable` if it exists. */
export function mapFile(path: string, inputs: readonly string[], force: boolean): Promise<OutputFile> {
  return outputFile(path, inputs, { what: 'map', mode: OWNER_ONLY, replace: force });
}

/** The text of a map file. */
export function mapText(names: NameMap): string {
  return `${JSON.stringify({ schema: SCHEMA, names }, null, 2)}\n`;
}

/** Reads a map file. Throws `path-missing` or `path-unreadable` if it cannot be read or is no map. */
export async function readMap(path: string): Promise<NameMap> {
  const names = namesIn(await readText(path));
  if (names !== null) return names;
  throw new LicAnalyzeError('path-unreadable', `${path} is no map; lic-analyze writes one with --map.`);
}

/** The text of a file; throws `path-missing` or `path-unreadable`. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
    if (code === 'ENOENT') throw new LicAnalyzeError('path-missing', `There is no file ${path}.`);
    throw new LicAnalyzeError('path-unreadable', `${path} cannot be read (${String(code)}).`);
  }
}

function namesIn(text: string): NameMap | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isObject(parsed) || parsed['schema'] !== SCHEMA || !isObject(parsed['names'])) return null;
    const names = Object.entries(parsed['names']);
    return names.every(isPair) ? Object.fromEntries(names) : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPair(pair: readonly [string, unknown]): pair is [string, string] {
  return typeof pair[1] === 'string';
}
