import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../src/index.js';
import type { MemoryFile } from '../../src/index.js';
import { filesOf, INCIDENTS, type BundleFile } from './incidents.js';

/** The same file in chunks of an odd size. */
function inChunks({ path, content }: BundleFile, size: number): MemoryFile {
  async function* chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    for (let at = 0; at < content.length; at += size) yield await Promise.resolve(content.subarray(at, at + size));
  }
  return { path, content: chunks() };
}

const written = async (input: readonly MemoryFile[]): Promise<string> => JSON.stringify(await analyze(input));

describe.each(INCIDENTS)('%s', (name) => {
  const files = filesOf(name);
  const before = written(files);

  test('the same input gives the same analysis, byte for byte', async () => {
    expect(await written(files)).toBe(await before);
  });

  test.each([1009, 60_013])('in chunks of %d bytes as well', async (size) => {
    expect(await written(files.map((file) => inChunks(file, size)))).toBe(await before);
  });

  test('no parser fails, and no path of this machine is in it', async () => {
    expect(await before).not.toContain('parser-failed');
    expect(await before).not.toContain(process.cwd());
  });
});
