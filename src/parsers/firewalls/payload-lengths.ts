import type { PrintedPacket } from '../../dissect/printed-packet.js';

/** Packets held back until a later one shows how much a segment carried. */
const MAX_HELD_PACKETS = 64;

/** The sniffer prints no lengths: what a segment with PSH carried is known from the next number on either side. */
export class PayloadLengths {
  readonly #held: PrintedPacket[] = [];
  readonly #sink: (packet: PrintedPacket) => void;

  /** `sink` takes each packet in order. */
  constructor(sink: (packet: PrintedPacket) => void) {
    this.#sink = sink;
  }

  packet(packet: PrintedPacket): void {
    for (const [at, held] of this.#held.entries()) this.#held[at] = withLength(held, packet);
    this.#held.push(packet);
    this.#release(MAX_HELD_PACKETS);
  }

  end(): void {
    this.#release(0);
  }

  #release(most: number): void {
    let known = this.#held.findIndex(isOpen);
    if (known < 0) known = this.#held.length;
    for (const packet of this.#held.splice(0, Math.max(known, this.#held.length - most))) this.#sink(packet);
  }
}

const isOpen = ({ tcp }: PrintedPacket): boolean => tcp !== null && tcp.payloadLength === null;

function withLength(held: PrintedPacket, later: PrintedPacket): PrintedPacket {
  if (held.tcp?.payloadLength !== null || held.tcp.sequence === null || later.tcp === null) return held;
  const isSame =
    isFrom(later, held.ip?.source, held.tcp.sourcePort) && isTo(later, held.ip?.destination, held.tcp.destinationPort);
  const isOther =
    isFrom(later, held.ip?.destination, held.tcp.destinationPort) && isTo(later, held.ip?.source, held.tcp.sourcePort);
  const next = isSame ? later.tcp.sequence : isOther ? later.tcp.acknowledgement : null;
  const length = next === null ? 0 : (next - held.tcp.sequence) >>> 0;
  return length === 0 || length > MAX_SEGMENT ? held : { ...held, tcp: { ...held.tcp, payloadLength: length } };
}

/** A network card may hand over 64 KiB at once. */
const MAX_SEGMENT = 65_535;

const isFrom = ({ ip, tcp }: PrintedPacket, address: string | undefined, port: number): boolean =>
  ip?.source === address && tcp?.sourcePort === port;
const isTo = ({ ip, tcp }: PrintedPacket, address: string | undefined, port: number): boolean =>
  ip?.destination === address && tcp?.destinationPort === port;
