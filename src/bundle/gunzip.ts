import { createGunzip, createInflateRaw, type Gunzip, type InflateRaw } from 'node:zlib';

/**
 * Compressed bytes given to zlib at a time. What comes out of the step in which damage lies is lost, and one deflate
 * byte can become 1,032: smaller is safer, but below 8 KiB the calls cost more than the work (590 instead of 820 MB/s
 * at 4 KiB).
 */
const STEP = 8 * 1024;
const OUTPUT = 128 * 1024;

export interface GunzipWatch {
  /** Hears of the size of every piece that comes out; false ends the reading. */
  readonly unpacked: (bytes: number) => boolean;
  /** What zlib said when the bytes ended too early or made no sense, and how many came out before. */
  readonly damaged: (reason: 'cut' | 'damaged', bytes: number) => void;
}

/**
 * Decompresses gzip, or the bare Deflate stream of a zip archive; members of gzip that follow one another are one stream
 * (RFC 1952 section 2.2). Everything that comes before damage is given: zlib is fed by steps, since a stream that fails
 * throws away what it still holds.
 */
export async function* gunzipped(
  compressed: AsyncIterable<Uint8Array>,
  watch: GunzipWatch,
  format: 'gzip' | 'deflate' = 'gzip',
): AsyncGenerator<Uint8Array, void, undefined> {
  const inflating = new Inflating(format);
  let total = 0;
  try {
    for await (const piece of stepsOf(compressed)) {
      await inflating.write(piece);
      for (const chunk of inflating.taken()) {
        total += chunk.length;
        if (!watch.unpacked(chunk.length)) return;
        yield chunk;
      }
      if (inflating.done) break;
    }
    await inflating.finish();
    for (const chunk of inflating.taken()) {
      total += chunk.length;
      yield chunk;
    }
    if (inflating.failed) watch.damaged(inflating.cut ? 'cut' : 'damaged', total);
  } finally {
    inflating.close();
  }
}

async function* stepsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.length; at += STEP) yield chunk.subarray(at, at + STEP);
  }
}

class Inflating {
  /** Nothing more comes out, whatever is written. */
  done = false;
  failed = false;
  cut = false;
  readonly #zlib: Gunzip | InflateRaw;
  #output: Buffer[] = [];
  #settle: () => void = () => undefined;

  constructor(format: 'gzip' | 'deflate') {
    this.#zlib = format === 'gzip' ? createGunzip({ chunkSize: OUTPUT }) : createInflateRaw({ chunkSize: OUTPUT });
    this.#zlib.on('data', (chunk: Buffer) => this.#output.push(chunk));
    // Also when zeros follow the last member: the piece that holds them is then never called back.
    this.#zlib.on('end', () => {
      this.done = true;
      this.#settle();
    });
    this.#zlib.on('error', (error: NodeJS.ErrnoException) => {
      this.done = true;
      this.failed = true;
      // zlib's word for "the input is at its end and the data is not".
      this.cut = error.code === 'Z_BUF_ERROR';
      this.#settle();
    });
  }

  write(piece: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#zlib.write(piece, () => {
        resolve();
      });
    });
  }

  finish(): Promise<void> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      if (this.done) resolve();
      else this.#zlib.end();
    });
  }

  taken(): readonly Buffer[] {
    const output = this.#output;
    this.#output = [];
    return output;
  }

  close(): void {
    this.#zlib.destroy();
  }
}
