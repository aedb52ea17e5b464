import type { TrueTime } from '../clock.js';
import type { Random } from '../random.js';
import { SEGMENT, type Endpoint, type Flags, type TcpPacket } from './packet.js';

type Side = 'client' | 'server';

interface SideState {
  readonly endpoint: Endpoint;
  readonly first: number;
  next: number;
  id: number;
  readonly ttl: number;
  readonly window: number;
  readonly uptime: number;
  lastTimestamp: number;
}

/** One TCP connection, packet by packet, as captured at the client, with consistent numbers, windows and timestamps. */
export class Conversation {
  readonly packets: TcpPacket[] = [];
  private readonly sides: Readonly<Record<Side, SideState>>;
  private readonly began: TrueTime;

  constructor(random: Random, client: Endpoint, server: Endpoint, began: TrueTime) {
    this.began = began;
    const side = (endpoint: Endpoint, ttl: number, window: number): SideState => {
      const first = random.int(1, 0xffff_0000);
      const id = random.int(1, 60000);
      return { endpoint, first, next: first, id, ttl, window, uptime: random.int(1e7, 2e9), lastTimestamp: 0 };
    };
    this.sides = { client: side(client, 64, 502), server: side(server, 52, 509) };
  }

  /** Sends one packet; splits data longer than a segment. */
  send(from: Side, at: TrueTime, flags: Flags, data: Buffer = Buffer.alloc(0)): void {
    const pieces = Math.max(1, Math.ceil(data.length / SEGMENT));
    for (let piece = 0; piece < pieces; piece += 1) {
      const payload = data.subarray(piece * SEGMENT, (piece + 1) * SEGMENT);
      const last = piece === pieces - 1;
      this.packets.push(this.packet(from, at + piece * 0.011, last ? flags : '.', payload));
    }
  }

  /** Repeats the last packet, because nothing answered it. */
  repeat(at: TrueTime): void {
    const last = this.packets.at(-1);
    if (last !== undefined) this.packets.push({ ...last, at });
  }

  private packet(from: Side, at: TrueTime, flags: Flags, payload: Buffer): TcpPacket {
    const own = this.sides[from];
    const peer = this.sides[from === 'client' ? 'server' : 'client'];
    const opening = flags === 'S';
    const sequence = own.next;
    own.next += payload.length + (flags.startsWith('S') || flags.startsWith('F') ? 1 : 0);
    own.id = (own.id + 1) & 0xffff;
    own.lastTimestamp = own.uptime + Math.round(at - this.began);
    return {
      protocol: 'tcp',
      at,
      from: own.endpoint,
      to: peer.endpoint,
      outgoing: from === 'client',
      ttl: own.ttl,
      id: flags === 'S.' ? 0 : own.id,
      payload,
      flags,
      sequence,
      acknowledgement: opening ? 0 : peer.next,
      window: flags.startsWith('S') ? (from === 'client' ? 64240 : 65160) : own.window,
      timestamp: own.lastTimestamp,
      echo: opening ? 0 : peer.lastTimestamp,
      base: { sequence: own.first, acknowledgement: peer.first },
    };
  }
}
