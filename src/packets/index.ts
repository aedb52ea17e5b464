/** Packets for users of the library: read a capture, look into a packet, lay it out as a row. */
export { connections } from './connections.js';
export type { TcpConnection } from './connections.js';
export { COLUMNS } from './columns.js';
export type { Column } from './columns.js';
export { dissect } from './dissect.js';
export { fromPcapParser } from './from-pcap-parser.js';
export type { FromPcapParserOptions, PcapParser } from './from-pcap-parser.js';
export type * from './layers.js';
export { PacketTable } from './packet-table.js';
export type { PacketRow } from './packet-table.js';
export { readPackets } from './read-packets.js';
export type { PacketSource, ReadPacketsOptions } from './read-packets.js';
export type { CapturedPacket } from '../parsers/packets/captured-packet.js';
