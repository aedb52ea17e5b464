import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { zipOf } from '../../test/bundle/zip-of.js';
import { BYTES, type Mutator } from './bytes.js';
import { PCAP, PCAPNG, TAR, ZIP } from './records.js';
import { TEXT } from './text.js';

/** What is fuzzed: inputs to begin with, and how they are changed. */
export interface Target {
  readonly seeds: () => readonly Buffer[];
  readonly mutators: readonly [Mutator, ...Mutator[]];
}

/** A short input is tried more often in the same time; its begin has what a format begins with. */
const MAX_SEED = 12 * 1024;
const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');
const TESTS = join(import.meta.dirname, '..', '..', 'test');

function filesIn(folder: string, isOne: (name: string) => boolean): readonly Buffer[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => isOne(name) && statSync(join(folder, name)).isFile())
    .map((name) => readFileSync(join(folder, name)).subarray(0, MAX_SEED));
}

const NO_INPUT = /\.(?:ts|py|md|tsv|events\.json)$/;
const parser = (id: string): readonly Buffer[] => filesIn(join(SAMPLES, 'parsers', id), (name) => !NO_INPUT.test(name));
const documents = (ending: string) => (): readonly Buffer[] =>
  filesIn(join(SAMPLES, 'documents'), (name) => name.endsWith(ending));
const compressed = (ending: string) => (): readonly Buffer[] =>
  filesIn(join(TESTS, 'bundle', 'compressed'), (name) => name.endsWith(ending));

const line = (path: string): string => readFileSync(join(SAMPLES, path), 'utf8').slice(0, 3000);

const archives: Readonly<Record<string, Target>> = {
  zip: {
    seeds: () => [
      zipOf({ name: 'a/vmanage-server.log', content: line('incidents/healthy/vmanage-server.log') }),
      zipOf(
        { name: 'a', content: 'a line\n', stored: true },
        { name: 'b', content: 'x', sizesAtEnd: true },
        { name: 'c/' },
      ),
      zipOf({ name: 'case.zip', content: zipOf({ name: 'b', content: 'b line\n' }), zip64: true, utf8: true }),
    ],
    mutators: [...ZIP, ...BYTES],
  },
  tar: {
    seeds: () => [
      readFileSync(join(SAMPLES, 'hostile', 'names.tar')),
      readFileSync(join(SAMPLES, 'hostile', 'damaged.tar')),
    ],
    mutators: [...TAR, ...TAR, ...BYTES],
  },
  xz: { seeds: compressed('.xz'), mutators: BYTES },
  zstd: { seeds: compressed('.zst'), mutators: BYTES },
  bzip2: { seeds: compressed('.bz2'), mutators: BYTES },
};

const texts: Readonly<Record<string, Target>> = {
  markdown: { seeds: documents('.md'), mutators: [...TEXT, ...BYTES] },
  html: { seeds: documents('.html'), mutators: [...TEXT, ...BYTES] },
  mail: { seeds: documents('.eml'), mutators: [...TEXT, ...BYTES] },
  outlook: { seeds: documents('.msg'), mutators: BYTES },
  session: { seeds: documents('session.txt'), mutators: [...TEXT, ...BYTES] },
};

const captures: Readonly<Record<string, Target>> = {
  pcap: { seeds: () => parser('pcap'), mutators: [...PCAP, ...PCAP, ...BYTES] },
  pcapng: { seeds: () => parser('pcapng'), mutators: [...PCAPNG, ...PCAPNG, ...BYTES] },
};

/** Every target: archives, documents, and each parser by its id. */
export const TARGETS: Readonly<Record<string, Target>> = {
  ...Object.fromEntries(
    readdirSync(join(SAMPLES, 'parsers'))
      .sort()
      .map((id): readonly [string, Target] => [
        id,
        { seeds: () => parser(id), mutators: [...TEXT, ...TEXT, ...BYTES] },
      ]),
  ),
  ...captures,
  ...archives,
  ...texts,
};
