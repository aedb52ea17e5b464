/** The samples of the rules, as described in README.md, made of `fires` and cases.json. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changed } from './changes.js';
import { statedIn, type StatedCase } from './stated.js';

/** A file of a case, in memory. */
export interface SampleFile {
  readonly path: string;
  readonly content: Buffer;
}

/** A small bundle, what it shows, and the rule's verdict on it. */
export interface RuleCase extends Pick<StatedCase, 'shows' | 'verdict' | 'confidence' | 'stoppedAt'> {
  readonly name: string;
  readonly files: readonly SampleFile[];
}

/** The samples of one rule. */
export interface RuleCases {
  /** What happened, in a sentence. */
  readonly happened: string;
  /** In the order of cases.json. */
  readonly cases: readonly RuleCase[];
}

/** Reads the samples in the folder of a rule; throws a sentence with file and case if something is wrong. */
export function casesIn(folder: string): RuleCases {
  const { happened, cases } = statedIn(join(folder, 'cases.json'));
  const fires = filesIn(join(folder, 'fires'));
  const made = Object.entries(cases).map(([name, { files, changes, ...said }]) => {
    const parts = { fires, own: filesIn(join(folder, name)), place: `${folder}/cases.json, ${name}` };
    return { name, ...said, files: filesOf({ files, changes }, parts) };
  });
  return { happened, cases: made };
}

/** Files taken from `fires`. */
interface Taken {
  readonly files: StatedCase['files'] | undefined;
  readonly changes: StatedCase['changes'] | undefined;
}

interface Parts {
  readonly fires: readonly SampleFile[];
  /** Files in the case's own folder: a capture, or a bundle unrelated to `fires`. */
  readonly own: readonly SampleFile[];
  readonly place: string;
}

function filesOf({ files, changes = {} }: Taken, { fires, own, place }: Parts): readonly SampleFile[] {
  const selected = files ?? fires.map(({ path }) => path);
  const taken = fires.filter(({ path }) => selected.includes(path) && !own.some((file) => file.path === path));
  const missing =
    selected.find((path) => !fires.some((file) => file.path === path)) ??
    Object.keys(changes).find((path) => !taken.some((file) => file.path === path));
  if (missing !== undefined) throw new Error(`${place}: it takes no file ${missing} from fires`);
  const made = taken.map(({ path, content }) => {
    const lines = changes[path];
    try {
      return { path, content: lines === undefined ? content : Buffer.from(changed(content.toString('utf8'), lines)) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`${place}, ${path}: ${why}`, { cause: error });
    }
  });
  return [...own, ...made].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function filesIn(folder: string): readonly SampleFile[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((path) => ({ path, content: readFileSync(join(folder, path)) }));
}
