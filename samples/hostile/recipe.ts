import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack } from 'tar-stream';
import { gzip, tarGz } from '../make/pack.js';

const incident = (name: string): Buffer =>
  readFileSync(join(import.meta.dirname, '..', 'incidents', 'wrong-grant-type', name));

/** 2024-01-01, a fixed time. */
const AT = 1_704_067_200_000;

/** Pseudo-random bytes, the same every time (minimal standard generator, Park and Miller 1988). */
function noise(length: number): Buffer {
  let state = 20_240_101;
  return Buffer.from(Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) & 0xff));
}

async function tar(members: readonly (readonly [name: string, content: Buffer])[]): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of members) archive.entry({ name, mtime: new Date(AT) }, content);
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function archives(log: Buffer): Promise<readonly (readonly [string, Buffer])[]> {
  const short = log.subarray(0, 4000);
  const cut = await tarGz(new Map([['var/log/nms/vmanage-server.log', log]]), AT);
  const damaged = await tar([
    ['first.log', short],
    ['second.log', short],
    ['third.log', short],
  ]);
  // The second header follows the first (512 bytes) and eight blocks of content.
  damaged.fill(0xff, 512 + 4096 + 100, 512 + 4096 + 140);
  const names = await tar([
    ['../../../outside.log', short],
    ['\u001b[2J\u001b]0;title\u0007.log', short],
    ['| a | b |\n# heading.log', short],
    ['<img src=x onerror=alert(1)>.log', short],
  ]);
  return [
    ['cut.tar.gz', cut.subarray(0, Math.floor(cut.length / 2))],
    ['damaged.tar', damaged],
    ['names.tar', names],
  ];
}

/** Every file of this folder, by name; README.md explains each. */
export async function hostileFiles(): Promise<ReadonlyMap<string, Buffer>> {
  const log = incident('vmanage-server.log');
  const capture = incident('vpn0-eth0.pcap');
  const zipped = gzip(log);
  return new Map([
    ['binary.log', noise(4096)],
    ['cut.log.gz', zipped.subarray(0, Math.floor(zipped.length / 2))],
    // Ten bytes into the last record's 16 bytes of header, or into its packet: mid-record either way.
    ['cut.pcap', capture.subarray(0, capture.length - 10)],
    ['empty.log', Buffer.alloc(0)],
    ['picture.log', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise(200)])],
    ['utf-16.log', Buffer.from(`\ufeff${log.toString('utf8').slice(0, 2000)}`, 'utf16le')],
    ['zeros.log', Buffer.alloc(4096)],
    ['zip.tar.gz', Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1'), noise(200)])],
    ...(await archives(log)),
  ]);
}
