import type { Packet, Trace } from '../core/packet.js';
import { MICROS_PER_DAY, type Micros, type Stamp } from '../core/time.js';
import { isPrinted } from '../dissect/printed-packet.js';

/** A packet as it is kept: without its bytes, because they would keep their whole chunk in memory. */
export const traceOf = (packet: Packet): Trace => packet.trace?.() ?? packet;

/** A trace that stays what it is. */
export const keptTrace = (trace: Trace): Trace => trace.kept?.() ?? trace;

/**
 * Microseconds on one axis for all packets of one capture: since 1970 if a date is known, otherwise since its first
 * midnight.
 */
export function momentOf(packet: Trace): Micros {
  if (packet.seconds !== null) return microsOf(packet.seconds, packet.nanoseconds);
  return packet.stamp.lap * MICROS_PER_DAY + packet.stamp.timeOfDay;
}

/** The same of the time of a frame. */
export const microsOf = (seconds: number, nanoseconds: number): Micros =>
  seconds * 1_000_000 + Math.floor(nanoseconds / 1000);

/** Whether a packet has a time; `tcpdump -t` prints none, and a Simple Packet Block has none. */
export function isTimed(packet: Trace): boolean {
  return isPrinted(packet) ? packet.printed.clock !== 'none' : packet.seconds !== null;
}

/** Microseconds from one packet to another; null if one of them has no time. */
export function elapsedBetween(from: Trace, to: Trace): Micros | null {
  return isTimed(from) && isTimed(to) ? momentOf(to) - momentOf(from) : null;
}

/** The stamp for an event; null without a time of day (`-t`, `-ttt`, `-ttttt`, a Simple Packet Block). */
export function stampOf(packet: Trace): Stamp | null {
  const isOfDay = isPrinted(packet) ? packet.printed.clock === 'day' : isTimed(packet);
  return isOfDay ? packet.stamp : null;
}
