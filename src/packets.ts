/** Packets for users of the library: read a capture, dissect a packet, print it as a row. */
import type { Packet } from './core/packet.js';
import type { CapturedPacket } from './dissect/captured-packet.js';
import { connections as connectionsOn, type TcpConnection } from './packet-table/connections.js';
import {
  readPackets as readPacketsOn,
  type PacketSource,
  type ReadPacketsOptions,
} from './packet-table/read-packets.js';
import { nodePlatform } from './platform/node.js';

export type { TcpConnection } from './packet-table/connections.js';
export { COLUMNS } from './packet-table/columns.js';
export type { Column } from './packet-table/columns.js';
export { dissect } from './packet-table/dissect.js';
export { fromPcapParser } from './packet-table/from-pcap-parser.js';
export type { FromPcapParserOptions, PcapParser } from './packet-table/from-pcap-parser.js';
export type * from './packet-table/layers.js';
export { PacketTable } from './packet-table/packet-table.js';
export type { PacketRow } from './packet-table/packet-table.js';
export type { PacketSource, ReadPacketsOptions } from './packet-table/read-packets.js';
export type { CapturedPacket } from './dissect/captured-packet.js';

/**
 * Packets of a capture in the order of the file: classic pcap and pcapng, plain or gzip'd. Times are seconds since 1970
 * UTC and nanoseconds, lengths are bytes, numbers count from 1. Packets before damage are kept, and the damage is a
 * notice. A packet's bytes share the memory of the chunk they came in.
 *
 * @throws LicAnalyzeError `nothing-to-read` if the bytes are no capture; and any error of the source itself.
 *
 * @example
 * for await (const packet of readPackets(createReadStream('eth0.pcap'))) {
 *   console.log(packet.seconds, packet.ip?.source, packet.tcp?.destinationPort);
 * }
 */
export function readPackets(
  source: PacketSource,
  options: ReadPacketsOptions = {},
): AsyncGenerator<CapturedPacket, void, void> {
  return readPacketsOn(source, options, nodePlatform);
}

/**
 * TCP connections of packets in their order, each emitted when it ends or when the packets do. Memory is bounded by
 * `pairPackets`: 4,096 connections at once, and 32 MiB of bytes that wait for others.
 *
 * @example
 * for await (const { facts } of connections(readPackets(createReadStream('eth0.pcap')))) {
 *   console.log(facts['destination.ip'], facts['tcp.handshake'], facts['tcp.rtt']);
 * }
 */
export function connections(
  packets: Iterable<Packet> | AsyncIterable<Packet>,
): AsyncGenerator<TcpConnection, void, undefined> {
  return connectionsOn(packets, nodePlatform);
}
