import type { Packet } from '../core/packet.js';
import type { Emit } from '../core/parser.js';
import { PassedOver } from '../text/passed-over.js';

/** True for a segment of TCP that no connection can be known by: a header was there, and its ports or flags were not read. */
export function isPortless({ ip, tcp }: Pick<Packet, 'ip' | 'tcp'>): boolean {
  return ip?.protocol === 6 && !ip.laterFragment && tcp === null;
}

/** Counts such segments of one capture: each may be the SYN or the reset that the case turns on. */
export class PortlessPackets {
  readonly #unread = new PassedOver();

  /** True if the packet was understood. `isIp`: its text says that it is one of IP, though no header was read. */
  understood(packet: Packet, isIp = false): boolean {
    const isUnread = isPortless(packet) || (isIp && packet.ip === null);
    if (isUnread) this.#unread.add(packet.number);
    return packet.ip !== null && !isUnread;
  }

  report(emit: Pick<Emit, 'notice'>): void {
    this.#unread.report(
      emit,
      (count) =>
        `ends, ports or flags of ${String(count)} packets could not be read, so nothing was concluded from them`,
    );
  }
}
