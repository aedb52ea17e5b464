import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { watched } from '../../src/bundle/decompress/watched.js';
import { bytesOf, gz, inPieces } from './support.js';
import { nodePlatform } from '../../src/platform/node.js';

interface Result {
  readonly text: string;
  readonly damage: readonly string[];
}

async function gunzip(bytes: Uint8Array, piece: number, maxBytes = Infinity): Promise<Result> {
  const damage: string[] = [];
  let total = 0;
  const text = await bytesOf(
    watched(nodePlatform.inflate(inPieces(bytes, piece), 'gzip'), {
      unpacked: (more) => (total += more) <= maxBytes,
      damaged: (reason, at) => damage.push(`${reason} at ${at}`),
    }),
  );
  return { text: text.toString('latin1'), damage };
}

/** Hardly compressible, so that many bytes of output wait in many bytes of input. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(32 + (state % 95));
  }).join('');
}

test('what was compressed comes out, in one member or in many, however the bytes arrive', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary-ascii', maxLength: 3000 }), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 4000 }),
      async (parts, piece) => {
        const compressed = Buffer.concat(parts.map((part) => gz(part)));
        expect(await gunzip(compressed, piece)).toEqual({ text: parts.join(''), damage: [] });
      },
    ),
    { numRuns: 50 },
  );
});

describe('damage', () => {
  const text = noise(400_000);
  const compressed = gz(text);

  test('a cut gives everything that the bytes before it hold', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const result = await gunzip(compressed.subarray(0, Math.floor(compressed.length * share)), 1 << 20);
      expect(text.startsWith(result.text)).toBe(true);
      // A block of deflate is decoded as it comes: the shares of output and input go together.
      expect(result.text.length / text.length).toBeGreaterThan(share - 0.02);
      expect(result.damage).toEqual([`cut at ${result.text.length}`]);
    }
  });

  test('a cut in the trailer loses nothing but the checksum', async () => {
    const result = await gunzip(compressed.subarray(0, -3), 5000);
    expect([result.text === text, result.damage]).toEqual([true, ['cut at 400000']]);
  });

  test('nonsense in the middle, a wrong checksum, and garbage after', async () => {
    const broken = Buffer.from(compressed);
    broken.fill(0xff, 200_000, 200_100);
    const middle = await gunzip(broken, 1 << 20);
    // What lies in the step of the damage is lost: 8 KiB here make 10 kB.
    expect(middle.text.length / text.length).toBeGreaterThan(200_000 / compressed.length - 0.03);
    expect([text.startsWith(middle.text.slice(0, 200_000)), middle.damage.length]).toEqual([true, 1]);
    const last = compressed.at(-5) ?? 0;
    const checksum = Buffer.concat([compressed.subarray(0, -5), Buffer.of(last ^ 1), compressed.subarray(-4)]);
    expect((await gunzip(checksum, 100)).damage[0]).toMatch(/^damaged at /);
    const trailed = await gunzip(Buffer.concat([compressed, Buffer.from('garbage')]), 7000);
    expect(trailed.text.length).toBeGreaterThan(390_000);
    expect([text.startsWith(trailed.text), trailed.damage.length]).toEqual([true, 1]);
    const filled = await gunzip(Buffer.concat([compressed, Buffer.alloc(512)]), 7000);
    expect([filled.text === text, filled.damage]).toEqual([true, []]);
  });

  test('it stops where the watch says so', async () => {
    const zeros = gz(Buffer.alloc(100_000_000));
    const { text: some } = await gunzip(zeros, 1 << 20, 1_000_000);
    expect(some.length).toBeLessThanOrEqual(1_000_000);
    expect(some.length).toBeGreaterThan(500_000);
  });
});
