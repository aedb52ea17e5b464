import type { Frame } from '../../dissect/frame.js';
import type { CaptureInterface } from './pcapng-blocks.js';

const NANOS = 1_000_000_000;

/**
 * Largest number of units per second for which the division below is exact: remainders stay under 2^37, times 2^16
 * under 2^53.
 */
const EXACT_UNITS = NANOS;

/** Splits a time of 64 bits, in units of an interface, into seconds and nanoseconds of the frame. */
export function setFrameTime(frame: Frame, high: number, low: number, from: CaptureInterface): void {
  const { unitsPerSecond, offset } = from;
  const units = Number(unitsPerSecond);
  frame.step = Math.max(1, Math.round(NANOS / units));
  if (units <= EXACT_UNITS && NANOS % units === 0) {
    // Long division in three digits of 32, 16 and 16 bits.
    const a = high % units;
    const middle = a * 65_536 + (low >>> 16);
    const b = middle % units;
    const last = b * 65_536 + (low & 0xffff);
    const wholes = Math.floor(high / units) * 2 ** 32 + Math.floor(middle / units) * 65_536 + Math.floor(last / units);
    frame.seconds = wholes + offset;
    frame.nanoseconds = (last % units) * (NANOS / units);
    return;
  }
  const value = (BigInt(high) << 32n) | BigInt(low);
  frame.seconds = Number(value / unitsPerSecond) + offset;
  frame.nanoseconds = Number(((value % unitsPerSecond) * BigInt(NANOS)) / unitsPerSecond);
}
