import { MSS, WINDOW_SCALE, type Endpoint, type Packet, type TcpPacket } from './packet.js';

const address = (text: string): Buffer => Buffer.from(text.split('.').map(Number));

/** Sum of 16-bit words with the carry folded in (RFC 1071). */
function sum16(data: Buffer): number {
  let sum = 0;
  for (let index = 0; index < data.length; index += 2) sum += ((data[index] ?? 0) << 8) | (data[index + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum;
}

/** The pseudo-header that TCP's and UDP's checksums include (RFC 9293 section 3.1). */
function pseudoHeader(from: Endpoint, to: Endpoint, protocol: number, length: number): Buffer {
  const tail = Buffer.from([0, protocol, length >> 8, length & 0xff]);
  return Buffer.concat([address(from.address), address(to.address), tail]);
}

const FLAG_BITS = { S: 0x02, 'S.': 0x12, '.': 0x10, 'P.': 0x18, 'F.': 0x11, 'R.': 0x14 } as const;

/** TCP options of Linux: MSS, SACK permitted and window scale on a SYN, timestamps always. */
function tcpOptions(packet: TcpPacket): Buffer {
  const times = Buffer.alloc(10);
  times.set([8, 10]);
  times.writeUInt32BE(packet.timestamp >>> 0, 2);
  times.writeUInt32BE(packet.echo >>> 0, 6);
  if (!packet.flags.startsWith('S')) return Buffer.concat([Buffer.from([1, 1]), times]);
  return Buffer.concat([Buffer.from([2, 4, MSS >> 8, MSS & 0xff, 4, 2]), times, Buffer.from([1, 3, 3, WINDOW_SCALE])]);
}

/** A TCP segment with its checksum on the wire. */
function tcpSegment(packet: TcpPacket): Buffer {
  const options = tcpOptions(packet);
  const header = Buffer.alloc(20);
  header.writeUInt16BE(packet.from.port, 0);
  header.writeUInt16BE(packet.to.port, 2);
  header.writeUInt32BE(packet.sequence >>> 0, 4);
  header.writeUInt32BE(packet.acknowledgement >>> 0, 8);
  header[12] = ((20 + options.length) / 4) << 4;
  header[13] = FLAG_BITS[packet.flags];
  header.writeUInt16BE(packet.window, 14);
  const segment = Buffer.concat([header, options, packet.payload]);
  const sum = sum16(Buffer.concat([pseudoHeader(packet.from, packet.to, 6, segment.length), segment]));
  segment.writeUInt16BE(~sum & 0xffff, 16);
  return segment;
}

function udpDatagram(packet: Packet): Buffer {
  const header = Buffer.alloc(8);
  const length = 8 + packet.payload.length;
  header.writeUInt16BE(packet.from.port, 0);
  header.writeUInt16BE(packet.to.port, 2);
  header.writeUInt16BE(length, 4);
  const datagram = Buffer.concat([header, packet.payload]);
  const sum = sum16(Buffer.concat([pseudoHeader(packet.from, packet.to, 17, length), datagram]));
  datagram.writeUInt16BE(~sum & 0xffff || 0xffff, 6);
  return datagram;
}

/** The whole frame: Ethernet II, IPv4 with DF, and the payload. */
export function frameOf(packet: Packet): Buffer {
  const inner = packet.protocol === 'tcp' ? tcpSegment(packet) : udpDatagram(packet);
  const ip = Buffer.alloc(20);
  ip[0] = 0x45;
  ip.writeUInt16BE(20 + inner.length, 2);
  ip.writeUInt16BE(packet.id, 4);
  ip.writeUInt16BE(0x4000, 6);
  ip[8] = packet.ttl;
  ip[9] = packet.protocol === 'tcp' ? 6 : 17;
  address(packet.from.address).copy(ip, 12);
  address(packet.to.address).copy(ip, 16);
  ip.writeUInt16BE(~sum16(ip) & 0xffff, 10);
  return Buffer.concat([packet.to.mac, packet.from.mac, Buffer.from([8, 0]), ip, inner]);
}

/** Both values of a TCP checksum: on the wire, and on a sending host before its network card computes it. */
export function tcpChecksums(packet: TcpPacket): { readonly wire: number; readonly offloaded: number } {
  const segment = tcpSegment(packet);
  return { wire: segment.readUInt16BE(16), offloaded: sum16(pseudoHeader(packet.from, packet.to, 6, segment.length)) };
}

/** Classic pcap, microseconds, little-endian, Ethernet. */
export function pcapFile(packets: readonly Packet[], aheadMs: number, snaplen: number): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(snaplen, 16);
  head.writeUInt32LE(1, 20);
  const records = packets.map((packet) => {
    const frame = frameOf(packet);
    const kept = frame.subarray(0, snaplen);
    const micros = Math.round((packet.at + aheadMs) * 1000);
    const record = Buffer.alloc(16);
    record.writeUInt32LE(Math.floor(micros / 1_000_000), 0);
    record.writeUInt32LE(micros % 1_000_000, 4);
    record.writeUInt32LE(kept.length, 8);
    record.writeUInt32LE(frame.length, 12);
    return Buffer.concat([record, kept]);
  });
  return Buffer.concat([head, ...records]);
}
