import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';

/** A .tar.gz as `request admin-tech` makes it, with the given vmanage-server.log in it. */
export async function writeAdminTech(path: string, log: string): Promise<void> {
  const archive = pack();
  const done = pipeline(archive, createGzip(), createWriteStream(path));
  const mtime = new Date('2025-03-10T00:00:00Z');
  archive.entry(
    { name: 'opt/data/tech/sysmgrd', mtime },
    'show system status\nVersion:                 20.12.3\nPersonality:             vmanage\n',
  );
  const { size } = statSync(log);
  await pipeline(createReadStream(log), archive.entry({ name: 'var/log/nms/vmanage-server.log', mtime, size }));
  archive.finalize();
  await done;
}
