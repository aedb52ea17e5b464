import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { fromPcapParser, type PcapParser } from '../../../src/packet-table/from-pcap-parser.js';
import { readPackets } from '../../../src/packets.js';
import type { CapturedPacket } from '../../../src/dissect/captured-packet.js';

/** The package has no types of its own. */
function hasParse(loaded: unknown): loaded is { readonly parse: (path: string) => PcapParser } {
  return typeof loaded === 'object' && loaded !== null && 'parse' in loaded && typeof loaded.parse === 'function';
}

/** A parser of the package pcap-parser over a file. */
export function parse(path: string): PcapParser {
  const loaded: unknown = createRequire(import.meta.url)('pcap-parser');
  if (!hasParse(loaded)) throw new Error('The package pcap-parser has no function `parse`.');
  return loaded.parse(path);
}

const fact = ({ number, seconds, nanoseconds, length, bytes }: CapturedPacket): string =>
  [number, seconds, nanoseconds, length, Buffer.from(bytes).toString('base64')].join(' ');

/**
 * How many packets are equal in both readers, and how many are not; null for a capture that the package cannot read.
 */
export async function compareSecondReader(
  path: string,
): Promise<{ readonly equal: number; readonly different: number } | null> {
  const bytes = readFileSync(path);
  if (!/^(a1b2c3d4|d4c3b2a1)/.test(bytes.subarray(0, 4).toString('hex'))) return null;
  const ours: string[] = [];
  for await (const packet of readPackets(bytes)) ours.push(fact(packet));
  const theirs: string[] = [];
  // The package hangs after a damaged length, so a timeout ends it, and earlier packets count.
  const signal = AbortSignal.timeout(10_000);
  try {
    for await (const packet of fromPcapParser(parse(path), { signal })) theirs.push(fact(packet));
  } catch {
    // The count below shows the error.
  }
  const equal = ours.filter((packet, index) => packet === theirs[index]).length;
  return { equal, different: Math.max(ours.length, theirs.length) - equal };
}
