import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { TrueTime } from './clock.js';

/** A bundle: paths and contents. */
export type Files = ReadonlyMap<string, Buffer>;

/** gzip without name or time in its header. The compressed bytes depend on the zlib version. */
export const gzip = (content: Buffer): Buffer => gzipSync(content, { level: 9 });

/** A `.tar.gz` of the given files, owned by root, with the given date. */
export async function tarGz(files: Files, at: TrueTime): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of files)
    archive.entry({ name, mtime: new Date(at), mode: 0o644, uid: 0, gid: 0 }, content);
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return gzip(Buffer.concat(chunks));
}
