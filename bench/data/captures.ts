import { frameOf, pcapFile } from '../../samples/make/capture/bytes.js';
import type { Packet } from '../../samples/make/capture/packet.js';
import { textOf } from '../../samples/make/capture/text.js';
import { clock } from '../../samples/make/incidents/defaults.js';
import type { PlacedPacket } from './packets.js';
import { stampsOf } from './stamps.js';

const SNAPLEN = 262_144;
const ETHERNET = 1;

/** Offsets in a frame of Ethernet II and IPv4 without options. */
const IP_SUM = 24;
const TCP_SUM = 50;
const SOURCE = { host: 28, port: 34 } as const;
const DESTINATION = { host: 32, port: 36 } as const;
/** Third byte of the clients' addresses, 203.0.113.x. */
const NET = 113 << 8;

/** Writes 16 bits and mends the checksums that cover them (RFC 1624). */
function patch(frame: Buffer, offset: number, value: number, sums: readonly number[]): void {
  const old = frame.readUInt16BE(offset);
  frame.writeUInt16BE(value, offset);
  for (const at of sums) {
    let sum = (~frame.readUInt16BE(at) & 0xffff) + (~old & 0xffff) + value;
    while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
    frame.writeUInt16BE(~sum & 0xffff, at);
  }
}

/** Frames with their time in microseconds since 1970. */
function* frames(placed: Iterable<PlacedPacket>): Generator<readonly [Buffer, number]> {
  const made = new WeakMap<Packet, Buffer>();
  for (const { at, packet, client } of placed) {
    const known = made.get(packet) ?? frameOf(packet);
    if (client === null) {
      yield [known, Math.round(at * 1000)];
      continue;
    }
    made.set(packet, known);
    const frame = Buffer.from(known);
    const own = packet.outgoing ? SOURCE : DESTINATION;
    patch(frame, own.host, NET | client.host, [IP_SUM, TCP_SUM]);
    patch(frame, own.port, client.port, [TCP_SUM]);
    yield [frame, Math.round(at * 1000)];
  }
}

/** A classic pcap, microseconds, little-endian. */
export function* pcap(placed: Iterable<PlacedPacket>): Generator<Buffer> {
  yield pcapFile([], 0, SNAPLEN);
  for (const [frame, micros] of frames(placed)) {
    const head = Buffer.alloc(16);
    head.writeUInt32LE(Math.floor(micros / 1_000_000), 0);
    head.writeUInt32LE(micros % 1_000_000, 4);
    head.writeUInt32LE(frame.length, 8);
    head.writeUInt32LE(frame.length, 12);
    yield head;
    yield frame;
  }
}

/** A block of a pcapng: type, length, body padded to 32 bits, length. */
function block(type: number, body: Buffer): Buffer {
  const length = 12 + Math.ceil(body.length / 4) * 4;
  const whole = Buffer.alloc(length);
  whole.writeUInt32LE(type, 0);
  whole.writeUInt32LE(length, 4);
  body.copy(whole, 8);
  whole.writeUInt32LE(length, length - 4);
  return whole;
}

/** A pcapng: one section, one interface with the default resolution of microseconds, enhanced packet blocks. */
export function* pcapng(placed: Iterable<PlacedPacket>): Generator<Buffer> {
  const section = Buffer.alloc(16, 0xff);
  section.writeUInt32LE(0x1a2b3c4d, 0);
  section.writeUInt32LE(1, 4);
  yield block(0x0a0d0d0a, section);
  const face = Buffer.alloc(8);
  face.writeUInt16LE(ETHERNET, 0);
  face.writeUInt32LE(SNAPLEN, 4);
  yield block(1, face);
  for (const [frame, micros] of frames(placed)) {
    const body = Buffer.alloc(20 + frame.length);
    body.writeUInt32LE(Math.floor(micros / 2 ** 32), 4);
    body.writeUInt32LE(micros % 2 ** 32, 8);
    body.writeUInt32LE(frame.length, 12);
    body.writeUInt32LE(frame.length, 16);
    frame.copy(body, 20);
    yield block(6, body);
  }
}

/** Output of `tcpdump -nn`. */
export function* tcpdumpText(placed: Iterable<PlacedPacket>): Generator<string> {
  const utc = clock('UTC');
  const made = new WeakMap<Packet, readonly string[]>();
  yield `tcpdump: listening on eth0, link-type EN10MB (Ethernet), capture size ${SNAPLEN} bytes\n`;
  for (const { at, packet, client } of placed) {
    // The stamp takes 15 characters, and the name of the template's client stands once.
    const pieces =
      made.get(packet) ?? (textOf(utc, packet, 'nn', SNAPLEN)[0] ?? '').slice(15).split('203.0.113.0.1024');
    if (client !== null) made.set(packet, pieces);
    const micros = String(Math.floor(at * 1000) % 1_000_000).padStart(6, '0');
    const own = client === null ? '' : `203.0.113.${client.host}.${client.port}`;
    yield `${stampsOf(at).iso.slice(11)}.${micros}${pieces.join(own)}\n`;
  }
}
