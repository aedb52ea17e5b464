/** Packets for users of the library: read a capture, dissect a packet, print it as a row. */
export { connections } from './packet-table/connections.js';
export type { TcpConnection } from './packet-table/connections.js';
export { COLUMNS } from './packet-table/columns.js';
export type { Column } from './packet-table/columns.js';
export { dissect } from './packet-table/dissect.js';
export { fromPcapParser } from './packet-table/from-pcap-parser.js';
export type { FromPcapParserOptions, PcapParser } from './packet-table/from-pcap-parser.js';
export type * from './packet-table/layers.js';
export { PacketTable } from './packet-table/packet-table.js';
export type { PacketRow } from './packet-table/packet-table.js';
export { readPackets } from './packet-table/read-packets.js';
export type { PacketSource, ReadPacketsOptions } from './packet-table/read-packets.js';
export type { CapturedPacket } from './dissect/captured-packet.js';
