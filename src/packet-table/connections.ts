import { pairPackets } from '../connections/pair-packets.js';
import type { Event, Facts } from '../core/event.js';
import type { Emit } from '../core/parser.js';
import type { Packet } from '../core/packet.js';
import type { Platform } from '../core/platform.js';

/** One TCP connection, as far as captured. */
export interface TcpConnection {
  /** Ends, handshake, round trip and durations in microseconds, payload bytes each way, resets: as in docs/events.md. */
  readonly facts: Facts['tcp.connection'];
  /** Frame (or line) numbers of the packets that show it, at most twelve. */
  readonly frames: readonly number[];
}

/** What `connections` of the entry does, on any platform. */
export async function* connections(
  packets: Iterable<Packet> | AsyncIterable<Packet>,
  platform: Pick<Platform, 'certificate'>,
): AsyncGenerator<TcpConnection, void, undefined> {
  const found: TcpConnection[] = [];
  const event: Emit['event'] = (kind, facts, { evidence }) => {
    if (isConnection(kind, facts)) found.push({ facts, frames: evidence.map(({ number }) => number) });
  };
  const pairer = pairPackets({ event }, platform);
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
