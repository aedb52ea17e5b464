import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { BundleInput, BundleOptions } from '../../src/bundle/input.js';
import { openBundle } from '../../src/bundle/node/open-bundle.js';
import type { NoticeCode } from '../../src/core/notice.js';

/** What came out of a bundle: text by path, in order, and what was said. */
export interface Opened {
  readonly texts: Readonly<Record<string, string>>;
  readonly notices: readonly (readonly [NoticeCode, string])[];
  readonly messages: readonly string[];
}

/** Opens and reads all of it as Latin-1. */
export async function opened(inputs: readonly BundleInput[], options: Partial<BundleOptions> = {}): Promise<Opened> {
  const texts: Record<string, string> = {};
  const notices: [NoticeCode, string][] = [];
  const messages: string[] = [];
  const notice = (code: NoticeCode, source: string, message: string): void => {
    notices.push([code, source]);
    messages.push(`${source}: ${message}`);
  };
  for await (const source of openBundle(inputs, { notice, ...options })) {
    texts[source.path] = (await bytesOf(source.open())).toString('latin1');
  }
  return { texts, notices, messages };
}

/** All bytes of a source. */
export async function bytesOf(chunks: AsyncIterable<unknown>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) if (chunk instanceof Uint8Array) all.push(chunk);
  return Buffer.concat(all);
}

/** A folder that holds these files, and is gone after `use`. */
export async function inFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lic-analyze-bundle-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export type Member = readonly [name: string, content: string | Uint8Array];

/** An archive made by another implementation than ours. */
export async function tarOf(...members: readonly Member[]): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of members)
    archive.entry({ name, mtime: new Date(1_700_000_000_000) }, Buffer.from(content));
  archive.finalize();
  return bytesOf(archive);
}

export const gz = (content: string | Uint8Array): Buffer => gzipSync(content);

/** Bytes in pieces of one size. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
