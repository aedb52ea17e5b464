import { pairPackets } from '../connections/pair-packets.js';
import type { Event, Facts } from '../core/event.js';
import type { Packet } from '../core/packet.js';

/** One TCP connection, as far as captured. */
export interface TcpConnection {
  /** Ends, handshake, round trip and durations in microseconds, payload bytes each way, resets: as in docs/events.md. */
  readonly facts: Facts['tcp.connection'];
  /** Frame (or line) numbers of the packets that show it, at most twelve. */
  readonly frames: readonly number[];
}

/**
 * TCP connections of packets in their order, told when they end or when the packets do. Memory is bounded by
 * `pairPackets`: 4,096 connections at once, and 32 MiB of bytes that wait for others.
 *
 * @example
 * for await (const { facts } of connections(readPackets(createReadStream('eth0.pcap')))) {
 *   console.log(facts['destination.ip'], facts['tcp.handshake'], facts['tcp.rtt']);
 * }
 */
export async function* connections(
  packets: Iterable<Packet> | AsyncIterable<Packet>,
): AsyncGenerator<TcpConnection, void, undefined> {
  const found: TcpConnection[] = [];
  const pairer = pairPackets({
    event: (kind, facts, { evidence }) => {
      if (isConnection(kind, facts)) found.push({ facts, frames: evidence.map(({ number }) => number) });
    },
  });
  for await (const packet of packets) {
    pairer.packet(packet);
    yield* found.splice(0);
  }
  pairer.end();
  yield* found.splice(0);
}

function isConnection(kind: Event['kind'], facts: Event['facts']): facts is Facts['tcp.connection'] {
  return kind === 'tcp.connection' && 'tcp.handshake' in facts;
}
