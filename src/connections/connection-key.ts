import type { Packet } from '../core/packet.js';

/** A connection's name, the same for both directions, and the end that sent the packet. */
export interface ConnectionKey {
  readonly key: string;
  readonly side: 0 | 1;
}

/** The five-tuple of a TCP segment; null if ports or addresses are unknown. */
export function connectionKey(packet: Packet): ConnectionKey | null {
  const { ip, tcp } = packet;
  if (ip === null || tcp === null) return null;
  const from = `${ip.source} ${tcp.sourcePort}`;
  const to = `${ip.destination} ${tcp.destinationPort}`;
  return from < to ? { key: `${from} ${to}`, side: 0 } : { key: `${to} ${from}`, side: 1 };
}
