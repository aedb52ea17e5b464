/** Writes the captures of this folder: `node scripts/run.mjs samples/parsers/pcap/make.ts`. The same bytes every time. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pcapFile } from './container.js';
import { lookUps, lostSegment, pathMtu, proxyAuthentication, tunnels, unknownCa } from './conversations.js';

/** Each file with its bytes: every magic, both byte orders and six link types are among them. */
export const SAMPLES: ReadonlyMap<string, Uint8Array> = new Map([
  // Microseconds, little-endian, Ethernet.
  ['unknown-ca.pcap', pcapFile(unknownCa())],
  // Microseconds, big-endian, raw IP.
  ['lost-segment.pcap', pcapFile(lostSegment(), { littleEndian: false, linkType: 101 })],
  // BSD loopback.
  ['proxy-authentication.pcap', pcapFile(proxyAuthentication(), { linkType: 0 })],
  // Nanoseconds, Linux cooked v2.
  ['look-ups.pcap', pcapFile(lookUps(), { magic: 0xa1b23c4d, linkType: 276 })],
  // Modified format, IPv4 without a link header.
  ['path-mtu.pcap', pcapFile(pathMtu(), { magic: 0xa1b2cd34, linkType: 228 })],
  ['tunnels.pcap', pcapFile(tunnels(), { magic: 0xa1b23c4d, littleEndian: false })],
]);

if (process.argv[1]?.endsWith('make.ts') === true) {
  for (const [name, bytes] of SAMPLES) writeFileSync(join(import.meta.dirname, name), bytes);
}
