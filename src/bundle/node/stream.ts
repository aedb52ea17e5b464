import { createReadStream } from 'node:fs';
import { addAbortSignal, Readable } from 'node:stream';
import type { Abort } from '../../core/abort.js';
import type { Intake } from '../intake.js';
import type { Meter } from '../meter.js';
import { systemReason } from './system-error.js';

/** Bytes of a pipe, of standard input or of a caller's stream. A broken stream gives a notice. */
export async function* streamChunks(
  stream: AsyncIterable<Uint8Array | string>,
  path: string,
  intake: Intake,
  meter: Meter,
): AsyncGenerator<Uint8Array, void, undefined> {
  let position = 0;
  try {
    for await (const piece of abortable(stream, intake.signal)) {
      const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
      position += chunk.length;
      meter.reached(position);
      intake.check();
      if (chunk.length > 0) yield chunk;
    }
  } catch (error) {
    intake.check();
    intake.notice('unreadable', path, `it cannot be read beyond byte ${position}: ${systemReason(error)}`);
  }
}

/** A named pipe, for example from a shell's `<(zcat x.gz)`. */
export function pipe(file: string): AsyncIterable<Uint8Array> {
  return createReadStream(file, { highWaterMark: 64 * 1024 });
}

// A pipe may never send anything, so only the stream itself can stop waiting.
function abortable<T>(stream: AsyncIterable<T>, signal: Abort | undefined): AsyncIterable<T> {
  if (signal === undefined || !(stream instanceof Readable)) return stream;
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort();
  };
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  stream.once('close', () => {
    signal.removeEventListener('abort', abort);
  });
  addAbortSignal(controller.signal, stream);
  return stream;
}
