import type { Notice, NoticeCode } from '../../../src/core/notice.js';
import type { Reading } from '../../../src/core/source.js';
import type { Packet } from '../../../src/core/packet.js';
import type { ByteParser, Emit } from '../../../src/core/parser.js';
import pcap from '../../../src/parsers/captures/pcap.js';
import { pcapFile } from '../../../samples/parsers/pcap/container.js';
import { CapturedPacket } from '../../../src/dissect/captured-packet.js';
import { nodePlatform } from '../../../src/platform/node.js';

/** What a parser made of some bytes. */
export interface Read {
  readonly packets: readonly CapturedPacket[];
  readonly notices: readonly { readonly code: NoticeCode; readonly message: string; readonly number?: number }[];
  readonly events: readonly { readonly kind: string; readonly facts: unknown; readonly frame: number }[];
  readonly reading: Reading;
}

/** Shows bytes to a parser in chunks whose lengths are `sizes`, over and over. */
export function readBytes(parser: ByteParser, bytes: Uint8Array, sizes: readonly number[] = [bytes.byteLength]): Read {
  const packets: CapturedPacket[] = [];
  const notices: Omit<Notice, 'source'>[] = [];
  const events: Read['events'][number][] = [];
  const emit: Emit = {
    event: (kind, facts, { evidence }) => void events.push({ kind, facts, frame: evidence[0].number }),
    clock: () => undefined,
    message: () => false,
    notice: (code, message, number) =>
      void notices.push({ code, message, ...(number === undefined ? {} : { number }) }),
    packet: (packet: Packet) => {
      if (packet instanceof CapturedPacket) packets.push(packet);
    },
  };
  const reader = parser.open('capture', emit, nodePlatform);
  for (let at = 0, turn = 0; at < bytes.byteLength; turn += 1) {
    const size = Math.max(1, sizes[turn % sizes.length] ?? 1);
    // A copy of its own: packets must not rely on what stands beside their chunk.
    reader.bytes(bytes.slice(at, at + size));
    at += size;
  }
  const reading = reader.end();
  return { packets, notices, events, reading };
}

/** The one packet of a frame, captured at 10:15 of the first day of 1970. */
export function onePacket(linkType: number, bytes: Uint8Array, length = bytes.byteLength): CapturedPacket {
  const [first] = readBytes(pcap, pcapFile([{ seconds: 36_900, fraction: 0, bytes, length }], { linkType })).packets;
  if (first === undefined) throw new Error('no packet');
  return first;
}

/** What of a packet must not depend on how its bytes came: everything. */
export const facts = (packet: CapturedPacket): unknown => [
  packet.number,
  packet.seconds,
  packet.nanoseconds,
  packet.length,
  packet.byteOffset,
  packet.interfaceId,
  packet.linkType,
  Buffer.from(packet.bytes).toString('hex'),
  packet.ip,
  packet.tcp,
  packet.udp,
  packet.icmp,
  packet.evidence(),
];
