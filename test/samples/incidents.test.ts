import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { allSamples } from '../../samples/make/all.js';
import type { Files } from '../../samples/make/pack.js';

const SAMPLES = fileURLToPath(new URL('../../samples', import.meta.url));

const onDisk = (): readonly string[] =>
  ['incidents', 'healthy', 'parties']
    .flatMap((folder) => readdirSync(join(SAMPLES, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(SAMPLES, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/** Compressed bytes depend on the zlib of the Node at hand; what is in them does not. */
const content = (path: string, bytes: Buffer): Buffer => (path.endsWith('.gz') ? gunzipSync(bytes) : bytes);

let made: Files;
beforeAll(async () => {
  made = await allSamples();
});

describe('samples of whole bundles', () => {
  test('the recipe makes the files that are committed, no more and no less', () => {
    expect(onDisk()).toEqual([...made.keys()].sort());
    const stale = [...made].filter(([path, bytes]) => {
      const committed = content(path, readFileSync(join(SAMPLES, path)));
      return !content(path, bytes).equals(committed);
    });
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  test('no bundle is large', () => {
    const sizes = new Map<string, number>();
    for (const [path, bytes] of made) {
      const bundle = path.split('/').slice(0, 2).join('/');
      sizes.set(bundle, (sizes.get(bundle) ?? 0) + bytes.length);
    }
    for (const size of sizes.values()) expect(size).toBeLessThan(150_000);
  });

  test('addresses are those of documentation, and loopback', () => {
    const address = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;
    const allowed = /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.|^127\.0\.0\.1$/;
    /** Versions in user agents of browsers look like addresses. */
    const versions = /(?:Chrome|Safari)\/[\d.]+/g;
    for (const [path, bytes] of made) {
      if (/\.(?:pcap|gz)$/.test(path)) continue;
      const text = bytes.toString('utf8').replace(versions, '');
      const foreign = [...text.matchAll(address)].map(([found]) => found).filter((found) => !allowed.test(found));
      expect({ path, foreign }).toEqual({ path, foreign: [] });
    }
  });

  test('packets carry right checksums', () => {
    const captures = [...made].filter(([path]) => path.endsWith('.pcap'));
    expect(captures.length).toBeGreaterThan(0);
    for (const [, bytes] of captures) {
      // The snap length of some cuts packets, whose checksum can then not be summed.
      for (const frame of framesOf(bytes)) expect(checksumSum(frame)).toBe(0xffff);
    }
  });
});

/** The frames of a little-endian capture that are whole. */
function framesOf(capture: Buffer): readonly Buffer[] {
  const frames: Buffer[] = [];
  for (let at = 24; at < capture.length;) {
    const kept = capture.readUInt32LE(at + 8);
    if (kept === capture.readUInt32LE(at + 12)) frames.push(capture.subarray(at + 16, at + 16 + kept));
    at += 16 + kept;
  }
  return frames;
}

/** RFC 1071: the one's complement sum over pseudo-header and segment, checksum included, is all ones. */
function checksumSum(frame: Buffer): number {
  const segment = frame.subarray(34);
  const length = Buffer.from([0, frame[23] ?? 0, segment.length >> 8, segment.length & 0xff]);
  const data = Buffer.concat([frame.subarray(26, 34), length, segment, Buffer.alloc(segment.length % 2)]);
  let sum = 0;
  for (let at = 0; at < data.length; at += 2) sum += data.readUInt16BE(at);
  while (sum > 0xffff) sum = (sum % 0x1_0000) + Math.floor(sum / 0x1_0000);
  return sum;
}
