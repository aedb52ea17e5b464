import { createHash } from 'node:crypto';
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

/** What a map file holds. */
export interface MapFile {
  readonly names: NameMap;
  /** Reports with their names, by the hash of the public one: names have other lengths, and lines break elsewhere. */
  readonly reports: NameMap;
}

/** The text of a map file for a public report and the same with its names. */
export function mapText(names: NameMap, publicReport: string, report: string): string {
  const reports = { [hashOf(publicReport)]: report };
  return `${JSON.stringify({ schema: SCHEMA, names, reports }, null, 2)}\n`;
}

/** The report with its names, if the text is exactly what was written with this map; null if it only quotes it. */
export function reportOf(text: string, { reports }: MapFile): string | null {
  return reports[hashOf(text)] ?? null;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Reads a map file. Throws `path-missing` or `path-unreadable` if it cannot be read or is no map. */
export async function readMap(path: string): Promise<MapFile> {
  const map = mapIn(await readText(path));
  if (map !== null) return map;
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

function mapIn(text: string): MapFile | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isObject(parsed) || parsed['schema'] !== SCHEMA) return null;
    const names = textsIn(parsed['names']);
    return names === null ? null : { names, reports: textsIn(parsed['reports']) ?? {} };
  } catch {
    return null;
  }
}

function textsIn(value: unknown): NameMap | null {
  const pairs = isObject(value) ? Object.entries(value) : null;
  return pairs?.every(isPair) === true ? Object.fromEntries(pairs) : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isPair(pair: readonly [string, unknown]): pair is [string, string] {
  return typeof pair[1] === 'string';
}
