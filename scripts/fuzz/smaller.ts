import { faultOf } from './execution.js';

/** An input that still has a fault, without what does not matter: pieces are dropped while the fault stays. */
export async function smaller(input: Buffer, turn: number): Promise<Buffer> {
  let least = input;
  for (let piece = Math.ceil(least.length / 2); piece >= 1; piece = Math.floor(piece / 2)) {
    for (let at = 0; at < least.length;) {
      const without = Buffer.concat([least.subarray(0, at), least.subarray(at + piece)]);
      if ((await faultOf(without, turn)) !== null) least = without;
      else at += piece;
    }
  }
  return least;
}
