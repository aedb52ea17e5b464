import { faultOf } from './execution.js';

/** Readings in all: a fault found in an archive of a megabyte would be made smaller for hours. */
const MAX_READINGS = 1500;

/** An input that still has a fault, without much that does not matter: pieces are dropped while the fault stays. */
export async function smaller(input: Buffer, turn: number): Promise<Buffer> {
  let [least, readings] = [input, 0];
  for (let piece = Math.ceil(least.length / 2); piece >= 1; piece = Math.floor(piece / 2)) {
    for (let at = 0; at < least.length;) {
      if (readings >= MAX_READINGS) return least;
      readings += 1;
      const without = Buffer.concat([least.subarray(0, at), least.subarray(at + piece)]);
      if ((await faultOf(without, turn)) !== null) least = without;
      else at += piece;
    }
  }
  return least;
}
