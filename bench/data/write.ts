import { closeSync, openSync, writeSync } from 'node:fs';

/** Bytes per write; large enough that the disk and not the calls set the speed. */
const BATCH = 1 << 20;

/** Writes pieces until there are no more or the file has `bytes` bytes, and returns how many it has. */
export function writePieces(path: string, pieces: Iterable<string | Buffer>, bytes = Infinity): number {
  const file = openSync(path, 'w');
  let [written, waiting, batch] = [0, 0, new Array<Buffer>()];
  const flush = (): void => {
    const whole = Buffer.concat(batch);
    for (let at = 0; at < whole.length;) at += writeSync(file, whole, at);
    [written, waiting, batch] = [written + waiting, 0, []];
  };
  for (const piece of pieces) {
    const content = typeof piece === 'string' ? Buffer.from(piece) : piece;
    batch.push(content);
    waiting += content.length;
    if (waiting >= BATCH) flush();
    if (written + waiting >= bytes) break;
  }
  flush();
  closeSync(file);
  return written;
}
