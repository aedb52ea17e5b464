import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { SAME_ATTEMPT } from './pauses.js';

/** A program that asks again and again: at least four pauses of less than a minute, at most two seconds apart. */
export function isEven(times: readonly Micros[]): boolean {
  const pauses = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const [least, most] = [Math.min(...pauses), Math.max(...pauses)];
  return pauses.length >= 4 && least > 0 && most <= SAME_ATTEMPT && most - least <= 2 * MICROS_PER_SECOND;
}
