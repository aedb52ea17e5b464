import { LicAnalyzeError } from '../core/errors.js';
import { concatBytes } from '../text/bytes.js';
import type { Entry } from './entry.js';

/** An entry and its first bytes; `entry` still gives all. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly entry: Entry;
  /** Releases bytes that can be read only once; opening the entry afterwards is an error. */
  readonly close: () => Promise<void>;
}

/** Reads the first bytes of an entry, by opening it twice if possible, otherwise by holding them back. */
export async function peek(entry: Entry, length: number): Promise<Peeked> {
  const bytes = entry.open()[Symbol.asyncIterator]();
  const { head, chunks } = await firstOf(bytes, length);
  if (entry.once) {
    const held = new HeldBack(entry.path, chunks, bytes);
    return { head, entry: { ...entry, open: () => held.open() }, close: () => held.close() };
  }
  await bytes.return?.();
  return { head, entry, close: () => Promise.resolve() };
}

async function firstOf(
  bytes: AsyncIterator<Uint8Array>,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly chunks: Uint8Array[] }> {
  const chunks: Uint8Array[] = [];
  let have = 0;
  while (have < length) {
    const next = await bytes.next();
    if (next.done === true) break;
    chunks.push(next.value);
    have += next.value.length;
  }
  const [only] = chunks;
  return {
    head: (chunks.length === 1 && only !== undefined ? only : concatBytes(chunks)).subarray(0, length),
    chunks,
  };
}

/** Gives the first bytes again, once, before the rest. */
class HeldBack {
  #state: 'new' | 'open' | 'closed' = 'new';

  constructor(
    private readonly path: string,
    private readonly chunks: Uint8Array[],
    private readonly rest: AsyncIterator<Uint8Array>,
  ) {}

  async *open(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#state !== 'new') throw this.#late();
    this.#state = 'open';
    for (let chunk = this.chunks.shift(); chunk !== undefined; chunk = this.chunks.shift()) yield chunk;
    for (;;) {
      if (this.#isClosed()) throw this.#late();
      const next = await this.rest.next();
      if (next.done === true) return;
      yield next.value;
    }
  }

  async close(): Promise<void> {
    this.#state = 'closed';
    this.chunks.length = 0;
    await this.rest.return?.();
  }

  // A method, because the value may change while `open` waits for its consumer.
  #isClosed(): boolean {
    return this.#state === 'closed';
  }

  #late(): LicAnalyzeError {
    return new LicAnalyzeError(
      'path-unreadable',
      `${this.path} can be read once, and before the next source is asked for.`,
    );
  }
}
