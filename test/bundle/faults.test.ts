/** What goes wrong with a file while it is read. */
import { existsSync } from 'node:fs';
import { appendFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Intake } from '../../src/bundle/intake.js';
import { Meter } from '../../src/bundle/meter.js';
import { openBundle } from '../../src/bundle/node/open-bundle.js';
import { zipDirectory } from '../../src/bundle/node/zip-directory.js';
import { sourcesOf } from '../../src/bundle/unpack.js';
import { analyze } from '../../src/index.js';
import { nodePlatform } from '../../src/platform/node.js';
import { bytesOf, inFolder } from './support.js';
import { zipOf } from './zip-of.js';

const LINE = 'a line of a log\n';
/** Longer than the first read and the one ahead of it. */
const LONG = LINE.repeat(400_000);

/** Sizes of what was read, and what was noticed, where `change` happens after the first chunk of the first source. */
async function readWhile(
  folder: string,
  change: () => Promise<void>,
): Promise<readonly (readonly [string, unknown])[]> {
  const found: [string, unknown][] = [];
  const notice = (code: string, source: string, message: string): void => {
    found.push([source, `${code}: ${message}`]);
  };
  let isChanged = false;
  for await (const { path, open } of openBundle([folder], { notice })) {
    let bytes = 0;
    for await (const chunk of open()) {
      bytes += chunk.length;
      if (!isChanged) await change();
      isChanged = true;
    }
    found.push([path, bytes]);
  }
  return found;
}

describe('a file that changes while it is read', () => {
  test('grows: it is read up to its first size', async () => {
    await inFolder({ 'a.log': LONG }, async (folder) => {
      const grown = 'not-read: it grew while it was read; what was added is left out';
      expect(await readWhile(folder, () => appendFile(join(folder, 'a.log'), LONG))).toEqual([
        ['a.log', grown],
        ['a.log', LONG.length],
      ]);
    });
  });

  test('shrinks: what is there counts', async () => {
    await inFolder({ 'a.log': LONG }, async (folder) => {
      const [[, said] = [], [, read] = []] = await readWhile(folder, () => truncate(join(folder, 'a.log'), 2_000_000));
      expect(said).toBe(
        `unreadable: it became shorter while it was read: ${String(read)} of ${String(LONG.length)} bytes are there`,
      );
      expect(read).toBeGreaterThan(0);
    });
  });

  test('vanishes: the others are read', async () => {
    await inFolder({ 'a.log': LINE, 'b.log': LINE, 'c.log': LINE }, async (folder) => {
      expect(await readWhile(folder, () => rm(join(folder, 'b.log')))).toEqual([
        ['a.log', LINE.length],
        ['b.log', 'unreadable: it cannot be read: no such file or directory'],
        ['c.log', LINE.length],
      ]);
    });
  });
});

describe('a disk that fails', () => {
  const memory = '/proc/self/mem';
  const whereThereIs = existsSync(memory) ? test : test.skip;

  whereThereIs('on a file: the others are read', async () => {
    const { findings, notices } = await analyze([memory, 'samples/incidents/wrong-grant-type']);
    expect(notices).toContainEqual({ code: 'unreadable', source: 'mem', message: 'it cannot be read: i/o error' });
    expect(findings[0]).toMatchObject({ rule: 'wrong-grant-type', confidence: 'confirmed' });
  });

  test('within an archive: a notice, and nothing is thrown', async () => {
    const archive = zipOf({ name: 'a.log', content: LONG }, { name: 'b.log', content: LINE });
    for (const failsAt of [1, 2, 3]) {
      const notices: string[] = [];
      const intake = new Intake(
        { notice: (code, source) => notices.push(`${code} ${source}`) },
        { platform: nodePlatform, zipDirectory },
      );
      let reads = 0;
      const read = (at: number, length: number): Promise<Uint8Array> => {
        reads += 1;
        return reads >= failsAt ? Promise.reject(new Error('EIO')) : Promise.resolve(archive.subarray(at, at + length));
      };
      // Without its directory an archive is read by the headers of its members.
      const access = { size: archive.length - 30, memory: archive.subarray(0, archive.length - 30), read };
      const entry = {
        path: 'case.zip',
        size: archive.length,
        modified: null,
        once: false,
        access: () => Promise.resolve({ ...access, fd: null, close: () => Promise.resolve() }),
        open: async function* () {
          yield await Promise.resolve(archive);
        },
      };
      for await (const source of sourcesOf(entry, { intake, meter: new Meter(intake) })) {
        await bytesOf(source.open()).catch(() => notices.push(`rejected ${source.path}`));
      }
      expect(notices.some((said) => said.startsWith('unreadable case.zip') || said.startsWith('rejected'))).toBe(true);
    }
  });
});
