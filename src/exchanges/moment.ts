import type { Packet } from '../core/packet.js';
import { MICROS_PER_DAY, type Micros, type Stamp } from '../core/time.js';
import { isTold } from '../parsers/packets/told.js';

/** Microseconds on one axis for all packets of one capture: since 1970 where a date is known, else since its first midnight. */
export function momentOf(packet: Packet): Micros {
  if (packet.seconds !== null) return packet.seconds * 1_000_000 + Math.floor(packet.nanoseconds / 1000);
  return packet.stamp.lap * MICROS_PER_DAY + packet.stamp.timeOfDay;
}

/** The stamp for an event; null where the text shows no time of day (`-t`, `-ttt`, `-ttttt`). */
export function stampOf(packet: Packet): Stamp | null {
  return isTold(packet) && packet.told.clock !== 'day' ? null : packet.stamp;
}
