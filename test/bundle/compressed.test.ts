/**
 * The files of compressed/ are of xz 5, zstd 1.5 and bzip2 1.0.8: 5,000 characters of noise, and a tar archive of two logs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bunzipped } from '../../src/bundle/decompress/bzip2.js';
import { unxz } from '../../src/bundle/decompress/xz.js';
import { unzstd } from '../../src/bundle/decompress/zstd.js';
import { analyze } from '../../src/index.js';
import { filesOf } from '../analyze/incidents.js';
import { inPieces, opened } from './support.js';
import { zipOf } from './zip-of.js';

const file = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'compressed', name));

const FORMATS = [
  ['xz', unxz],
  ['zst', unzstd],
  ['bz2', bunzipped],
] as const;

/** How it ended, and the text before. */
async function read(
  decompress: (typeof FORMATS)[number][1],
  bytes: Uint8Array,
  piece: number,
): Promise<readonly [string, string]> {
  const pieces = decompress(inPieces(bytes, piece));
  const all: Uint8Array[] = [];
  for (;;) {
    const next = await pieces.next();
    if (next.done === true) return [next.value, Buffer.concat(all).toString('latin1')];
    all.push(next.value);
  }
}

function noise(): string {
  let state = 1;
  return Array.from({ length: 5000 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(32 + (state % 95));
  }).join('');
}

test('a frame of zstd that wants half a gigabyte of memory is not read, first or last, long or short', async () => {
  const noise = file('noise.zst');
  const tiny = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x9d, 0x01, 0x00, 0x00]);
  const wide = Buffer.concat([tiny.subarray(0, 6), noise.subarray(6)]);
  for (const [bytes, text] of [
    [tiny, 0],
    [wide, 0],
    [Buffer.concat([noise, tiny]), 5000],
    // What stands in the same kilobyte before it is lost.
    [Buffer.concat([noise, wide]), 0],
  ] as const) {
    const [end, all] = await read(unzstd, bytes, 1000);
    expect([end, all.length]).toEqual(['damaged', text]);
  }
});

describe.each(FORMATS)('.%s', (ending, decompress) => {
  const whole = file(`noise.${ending}`);

  test.each([1, 7, 1000, 100_000])('in pieces of %s bytes', async (piece) => {
    expect(await read(decompress, whole, piece)).toEqual(['whole', noise()]);
  });

  test('one after the other', async () => {
    expect(await read(decompress, Buffer.concat([whole, whole]), 1000)).toEqual(['whole', noise() + noise()]);
  });

  test('cut anywhere: all before is given, and the end is said', async () => {
    for (const length of [whole.length - 1, 4000, 500, 20, 5]) {
      const [end, text] = await read(decompress, whole.subarray(0, length), 1000);
      expect([length, end === 'whole', noise().startsWith(text)]).toEqual([length, false, true]);
    }
  });

  test('any damage ends, without a throw and without more than it may give', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const [end, text] = await read(decompress, damaged, 1000);
        expect(['whole', 'cut', 'damaged']).toContain(end);
        expect(text.length).toBeLessThan(2_000_000);
      }),
      { numRuns: 150, seed: 16 },
    );
  });

  test('a tar archive in it, by content and not by name', async () => {
    const { texts, notices } = await opened([{ path: 'case', content: file(`case.tar.${ending}`) }]);
    expect(Object.keys(texts)).toEqual(['case!var/log/a.log', 'case!var/log/b.log']);
    expect(notices).toEqual([]);
  });

  test('in a zip archive in memory', async () => {
    const content = zipOf({ name: `case.tar.${ending}`, content: file(`case.tar.${ending}`) });
    const { texts } = await opened([{ path: 'case.zip', content }]);
    expect(Object.keys(texts)).toEqual([
      `case.zip!case.tar.${ending}!var/log/a.log`,
      `case.zip!case.tar.${ending}!var/log/b.log`,
    ]);
  });

  test('what unpacks to more than the bound is cut, with the option that raises it', async () => {
    const limits = { freeBytes: 100, ratio: 1 };
    const input = { path: 'case', content: file(`case.tar.${ending}`) };
    await expect(opened([input], { limits })).rejects.toThrow('1 times its size; --bound ratio=4 raises the bound');
    expect((await opened([input], { limits: { ...limits, ratio: 400 } })).notices).toEqual([]);
  });

  test('a log below its magic number stays a log', async () => {
    const [log] = filesOf('wrong-grant-type').filter(({ path }) => path === 'vmanage-server.log');
    const content = Buffer.concat([whole.subarray(0, 8), Buffer.from('\n'), log?.content ?? Buffer.alloc(0)]);
    const { sources } = await analyze([{ path: 'vmanage-server.log', content }]);
    expect(sources.map(({ format }) => format)).toEqual(['vmanage-server-log']);
  });
});
