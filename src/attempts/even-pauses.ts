import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { SAME_ATTEMPT } from './pauses.js';

/** A program that asks again and again: at least four pauses of less than a minute, at most two seconds apart. */
export function isEven(times: readonly Micros[]): boolean {
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? time));
  // No spread: a client's requests can be more than a call has room for.
  const least = pauses.reduce((a, b) => Math.min(a, b), Infinity);
  const most = pauses.reduce((a, b) => Math.max(a, b), -Infinity);
  return pauses.length >= 4 && least > 0 && most <= SAME_ATTEMPT && most - least <= 2 * MICROS_PER_SECOND;
}
