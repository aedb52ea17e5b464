/** Writes the captures of this folder: `node scripts/run.mjs samples/parsers/pcapng/make.ts`. The same bytes every time. */
import { writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { ethernet, join, SYN, tcpPacket, text, u8, udpPacket } from '../pcap/frames.js';
import { dns } from '../pcap/messages.js';
import { Blocks } from './blocks.js';

const IF_FILTER = 11;
const IF_TSRESOL = 9;
const IF_TSOFFSET = 14;
const EPB_DROPCOUNT = 4;

const SYN_FRAME = tcpPacket(
  { source: '192.0.2.10', destination: '192.0.2.20' },
  { from: 40_000, to: 8443, sequence: 1000, flags: SYN },
);
const QUERY = udpPacket(
  { source: '192.0.2.10', destination: '192.0.2.53' },
  40_001,
  53,
  dns(7, 0x0100, 'ssm.example.com', 1),
);

const SECONDS = 1_709_633_700n;

/** Two interfaces with their own link types and clocks, every kind of packet block, and other blocks. */
function everyBlock(): Uint8Array {
  const b = new Blocks(true);
  const nanoseconds = b.option(IF_TSRESOL, join(u8(9)));
  const filter = b.option(IF_FILTER, join(u8(0), text('host 192.0.2.20')));
  return join(
    b.section(),
    b.interface(1, 64, nanoseconds, filter),
    b.interface(101, 0),
    b.block(4, join(b.u16(0), b.u16(0))),
    b.enhanced(0, SECONDS * 1_000_000_000n + 123_456_789n, ethernet(0x0800, SYN_FRAME), undefined, b.comment('first')),
    b.enhanced(1, SECONDS * 1_000_000n + 500_000n, QUERY, undefined, b.option(EPB_DROPCOUNT, b.u64(2n))),
    b.simple(75, ethernet(0x0800, QUERY).subarray(0, 64)),
    b.old(1, 0xffff, SECONDS * 1_000_000n + 600_000n, QUERY),
    b.block(0x0bad, join(b.u32(32_473), text('eight...'))),
    b.block(0x7777, join(b.u32(1), b.u32(2))),
    b.statistics(0, 3n, 4n),
    b.statistics(0, 5n, 4n),
  );
}

/** A section in each byte order; the second one counts 1/1024 of a second, an hour behind. */
function twoSections(): Uint8Array {
  const big = new Blocks(false);
  const little = new Blocks(true);
  const ticks = little.option(IF_TSRESOL, join(u8(0x80 | 10)));
  const hour = little.option(IF_TSOFFSET, little.u64(3600n));
  return join(
    big.section(),
    big.interface(101, 0),
    big.enhanced(0, SECONDS * 1_000_000n + 1n, SYN_FRAME),
    little.section(2),
    little.interface(1, 0, ticks, hour),
    little.enhanced(0, SECONDS * 1024n + 512n, ethernet(0x0800, SYN_FRAME)),
  );
}

/** Each file with its bytes. */
export const SAMPLES: ReadonlyMap<string, Uint8Array> = new Map([
  ['every-block.pcapng', everyBlock()],
  ['two-sections.pcapng', twoSections()],
]);

if (process.argv[1]?.endsWith('make.ts') === true) {
  for (const [name, bytes] of SAMPLES) writeFileSync(joinPath(import.meta.dirname, name), bytes);
}
