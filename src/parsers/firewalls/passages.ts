import { MICROS_PER_SECOND, type Micros, type Stamp } from '../../core/time.js';
import type { SniffedPacket } from './sniffed-packet.js';

/** A packet passes a firewall in less; a SYN is sent again after a second (RFC 6298 section 2). */
const PASSAGE: Micros = MICROS_PER_SECOND / 2;
/** Packets on their way at one time. */
const MAX_PACKETS = 256;

interface Seen {
  readonly interface: string;
  readonly at: Micros;
}

/** With the interface `any`, a forwarded packet is printed at each interface that it passes: it is one packet. */
export class Passages {
  readonly #seen = new Map<string, Seen>();
  /** Resets that came in, by what address translation leaves of them. */
  readonly #resetsIn = new Map<string, Micros>();

  /** Whether the packet was printed at another interface just before. */
  isKnown({ interface: name, shown }: SniffedPacket, { timeOfDay }: Stamp): boolean {
    if (name === null) return false;
    const before = this.#seen.get(shown);
    if (before !== undefined && before.interface !== name && Math.abs(timeOfDay - before.at) < PASSAGE) return true;
    this.#seen.delete(shown);
    this.#seen.set(shown, { interface: name, at: timeOfDay });
    dropOldest(this.#seen);
    return false;
  }

  /** Whether a reset goes out that never came in: the device may have made it. Asked of each packet, in order. */
  isOwnReset({ isOut, interface: name, body, tcp }: SniffedPacket, { timeOfDay }: Stamp): boolean {
    if (name === null || tcp?.flags.rst !== true) return false;
    if (isOut) return Math.abs(timeOfDay - (this.#resetsIn.get(body) ?? -Infinity)) >= PASSAGE;
    this.#resetsIn.delete(body);
    this.#resetsIn.set(body, timeOfDay);
    dropOldest(this.#resetsIn);
    return false;
  }
}

function dropOldest(packets: Map<string, unknown>): void {
  const oldest = packets.size > MAX_PACKETS ? packets.keys().next().value : undefined;
  if (oldest !== undefined) packets.delete(oldest);
}
