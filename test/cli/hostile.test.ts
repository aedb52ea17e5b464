import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { loadProgram } from '../../src/cli/load-program.js';
import { analyze } from '../../src/index.js';
import { hostileFiles } from '../../samples/hostile/recipe.js';
import { inFolder } from '../bundle/support.js';
import { ran, type Ran } from './support.js';

const SAMPLES = join(import.meta.dirname, '..', '..', 'samples');
const INCIDENT = join(SAMPLES, 'incidents', 'wrong-grant-type');
const hostile = (name: string): string => join(SAMPLES, 'hostile', name);

/** Runs the real thing. */
const real = (...argv: readonly string[]): Promise<Ran> => ran(argv, { io: { program: loadProgram } });

/** What is said of a file, by code; an empty list where nothing is amiss. */
const SAID: readonly (readonly [file: string, codes: readonly (readonly [code: string, source: string])[]])[] = [
  ['binary.log', [['not-recognised', 'binary.log']]],
  ['cut.log.gz', [['compressed-cut', 'cut.log.gz']]],
  ['cut.pcap', [['capture-cut', 'cut.pcap']]],
  [
    'cut.tar.gz',
    [
      ['compressed-cut', 'cut.tar.gz'],
      ['archive-cut', 'cut.tar.gz!var/log/nms/vmanage-server.log'],
    ],
  ],
  ['damaged.tar', [['archive-damaged', 'damaged.tar']]],
  ['empty.log', [['empty', 'empty.log']]],
  ['names.tar', []],
  ['picture.log', [['not-read', 'picture.log']]],
  ['utf-16.log', [['encoding', 'utf-16.log']]],
  ['zeros.log', [['not-recognised', 'zeros.log']]],
  ['zip.tar.gz', [['archive-cut', 'zip.tar.gz']]],
];

test('every file of samples/hostile is in the table, and as its recipe makes it', async () => {
  const made = await hostileFiles();
  expect(SAID.map(([file]) => file)).toEqual([...made.keys()].sort());
  const others = ['README.md', 'make.ts', 'recipe.ts'];
  expect((await readdir(join(SAMPLES, 'hostile'))).sort()).toEqual([...made.keys(), ...others].sort());
  for (const [name, content] of made) {
    // The bytes of gzip depend on the zlib at hand.
    if (!name.endsWith('z')) expect([name, content.equals(readFileSync(hostile(name)))]).toEqual([name, true]);
  }
});

describe('beside a sound incident', () => {
  test.each(SAID)('%s: a notice, and the cause is still found', async (file, codes) => {
    const { findings, notices } = await analyze([INCIDENT, hostile(file)]);
    expect(findings[0]).toMatchObject({ rule: 'wrong-grant-type', confidence: 'confirmed' });
    const said = notices.filter(({ source }) => source.startsWith(file)).map(({ code, source }) => [code, source]);
    expect(said.filter(([code]) => code !== 'zone-assumed' && code !== 'clocks-do-not-meet')).toEqual(codes);
  });
});

describe('alone', () => {
  test.each(SAID)('%s: a report, or one sentence; never a stack trace', async (file) => {
    for (const format of ['json', 'markdown', 'html']) {
      const { code, out, err } = await real(hostile(file), '--format', format);
      expect(err).toMatch(/^lic-analyze: [^\n]+\.\n$/);
      expect(err).not.toMatch(/\bat .*:\d+:\d+/);
      expect([code, out === '']).toEqual(code === 2 ? [2, true] : [code, false]);
      expect([0, 2, 4]).toContain(code);
      // Nothing that a terminal or a browser would act on.
      expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
      if (format === 'markdown') expect(out.replace(/^```.*?^```$/gms, '')).not.toMatch(/(?<!\\)<img/);
    }
  });

  test('a path that moves the cursor does not reach the terminal', async () => {
    const { err } = await real('no\u001b[2Jsuch');
    expect(err).toBe('lic-analyze: There is no file or folder no\\x1b[2Jsuch.\n');
  });
});

describe('what was read before the damage', () => {
  test('of a cut gzip: more than its share of lines', async () => {
    const { sources } = await analyze(hostile('cut.log.gz'));
    const whole = await readFile(join(INCIDENT, 'vmanage-server.log'));
    expect(sources[0]?.bytes).toBeGreaterThan(whole.length * 0.4);
    expect(() => gunzipSync(readFileSync(hostile('cut.log.gz')))).toThrow();
  });

  test('of a cut capture: every packet but the last', async () => {
    const records = async (path: string): Promise<number | undefined> => (await analyze(path)).sources[0]?.records;
    expect(await records(hostile('cut.pcap'))).toBe(((await records(join(INCIDENT, 'vpn0-eth0.pcap'))) ?? 0) - 1);
  });
});

describe('folders', () => {
  test('an empty one, one without logs, one that links to itself', async () => {
    await inFolder({ 'holiday.txt': 'sea and sun' }, async (folder) => {
      const { code, err } = await real(folder);
      expect([code, err]).toEqual([
        4,
        'lic-analyze: No license sync found, or its outcome is not in the files: there was nothing to judge.\n',
      ]);
      await symlink('.', join(folder, 'self'));
      expect((await real(folder)).out).toContain('symbolic link');
      await rm(join(folder, 'holiday.txt'));
      await rm(join(folder, 'self'));
      await mkdir(join(folder, 'empty'));
      const nothing = await real(folder);
      expect([nothing.code, nothing.err]).toEqual([
        2,
        `lic-analyze: There is nothing to read: no file was found in ${folder}.\n`,
      ]);
    });
  });

  test('an earlier report in the folder does not testify', async () => {
    for (const format of ['json', 'markdown', 'html']) {
      const { out } = await real(INCIDENT, '--format', format);
      const files = { 'report.md': out, messages: readFileSync(join(INCIDENT, 'messages')) };
      await inFolder(files, async (folder) => {
        const { notices, sources } = await analyze(folder);
        expect(sources.map(({ path }) => path)).toEqual(['messages']);
        expect(notices).toContainEqual({
          code: 'not-read',
          source: 'report.md',
          message: 'it is a report of lic-analyze; give what it was made from',
        });
      });
    }
  });
});
