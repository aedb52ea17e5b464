import { readFile, realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { LicAnalyzeError } from '../core/errors.js';
import { isRecord } from '../core/is-record.js';
import { hintFor } from '../core/nearest.js';

/** Its name in the working folder. */
export const PROJECT_FILE = 'lic-analyze.config.json';

/** A longer file is no settings. */
const MAX_BYTES = 1_000_000;

/** What a project states once for all its runs. */
export interface ProjectSettings {
  readonly zones: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, string>>;
  /** Ids of rules that are not judged. */
  readonly ignore: readonly string[];
}

/** Settings, and the sentence to say if a file was passed over. */
export interface FoundSettings {
  readonly settings: ProjectSettings;
  readonly passedOver: string | null;
}

const KEYS = ['zones', 'aliases', 'ignore'] as const satisfies readonly (keyof ProjectSettings)[];
/** Of a run without a project. */
export const NO_SETTINGS: ProjectSettings = { zones: {}, aliases: {}, ignore: [] };

/**
 * The settings of the file that --config names, else of the one in the working folder. A file inside of what is read is
 * a stranger's: one that was found is passed over, one that was named is an error, as is what it must not hold.
 */
export async function projectSettings(named: string | undefined, inputs: readonly string[]): Promise<FoundSettings> {
  const path = named ?? PROJECT_FILE;
  const file = await realpath(path).catch(() => null);
  if (file === null) {
    if (named === undefined) return { settings: NO_SETTINGS, passedOver: null };
    throw new LicAnalyzeError('path-missing', `There is no file ${named} for --config.`);
  }
  if (await isInside(file, inputs)) {
    if (named !== undefined) throw refused(path, 'lies in what is to be read, which is not yours; copy it elsewhere');
    const passedOver = `${path} is not used, since it lies in what is read; --config names a file elsewhere.`;
    return { settings: NO_SETTINGS, passedOver };
  }
  return { settings: settingsOf(await parsed(file, path), path), passedOver: null };
}

async function isInside(file: string, inputs: readonly string[]): Promise<boolean> {
  const folders = await Promise.all(
    inputs.filter((input) => input !== '-').map((input) => realpath(input).catch(() => null)),
  );
  return folders.some((folder) => folder !== null && (file === folder || file.startsWith(withEnd(folder))));
}

const withEnd = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep);

async function parsed(file: string, path: string): Promise<unknown> {
  const stats = await stat(file);
  if (!stats.isFile() || stats.size > MAX_BYTES) throw refused(path, 'is no file of settings');
  const text = await readFile(file, 'utf8').catch(() => {
    throw refused(path, 'cannot be read');
  });
  try {
    return JSON.parse(text);
  } catch {
    throw refused(path, 'is not JSON');
  }
}

function settingsOf(value: unknown, path: string): ProjectSettings {
  if (!isRecord(value)) throw refused(path, 'is no JSON object; write { "zones": { "ssm/*": "Asia/Tokyo" } }');
  const unknown = Object.keys(value).find((key) => !KEYS.some((known) => known === key));
  if (unknown !== undefined) {
    const hint = hintFor(unknown, KEYS, `it can hold ${KEYS.join(', ')}.`);
    throw refused(path, `has an unknown key ${unknown}; ${hint}`, '');
  }
  const { zones = {}, aliases = {}, ignore = [] } = value;
  if (!isTexts(zones)) throw refused(path, 'has zones in another form; write { "ssm/*": "Asia/Tokyo" }');
  if (!isTexts(aliases)) throw refused(path, 'has aliases in another form; write { "manager.example": "203.0.113.5" }');
  if (!isList(ignore)) throw refused(path, 'has ignored rules in another form; write [ "wrong-grant-type" ]');
  return { zones, aliases, ignore };
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every((one) => typeof one === 'string');
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function refused(path: string, why: string, end = '.'): LicAnalyzeError {
  return new LicAnalyzeError('bad-config', `${path} ${why}${end}`);
}
