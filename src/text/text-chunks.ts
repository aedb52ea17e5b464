import type { Emit } from '../core/parser.js';
import { concatBytes, latin1Text, utf8Bytes, utf8OfLatin1 } from './bytes.js';
import { encodingOf } from './lines.js';

/** First bytes that decide a text's encoding. */
const ENCODING_BYTES = 256;

/**
 * Turns bytes into text of one character per byte, so that places in the text are places in the source; `utf8` decodes
 * it. UTF-16, which PowerShell's `>` writes, is converted to UTF-8 first.
 */
export class TextChunks {
  readonly #sink: (text: string) => void;
  readonly #notice: Emit['notice'];
  #head: Uint8Array | null = new Uint8Array(0);
  #decoder: InstanceType<typeof TextDecoder> | null = null;

  constructor(sink: (text: string) => void, notice: Emit['notice']) {
    this.#sink = sink;
    this.#notice = notice;
  }

  push(chunk: Uint8Array): void {
    if (this.#head === null) {
      this.#give(chunk);
      return;
    }
    this.#head = this.#head.length === 0 ? chunk : concatBytes([this.#head, chunk]);
    if (this.#head.byteLength >= ENCODING_BYTES) this.#begin(this.#head);
  }

  end(): void {
    if (this.#head !== null) this.#begin(this.#head);
  }

  #begin(head: Uint8Array): void {
    this.#head = null;
    const { encoding } = encodingOf(head);
    if (encoding !== 'utf-8') {
      this.#notice('encoding', `text is ${encoding.toUpperCase()}; byte offsets count its UTF-8 form`);
      this.#decoder = new TextDecoder(encoding);
    }
    this.#give(head);
  }

  #give(chunk: Uint8Array): void {
    const bytes = this.#decoder === null ? chunk : utf8Bytes(this.#decoder.decode(chunk, { stream: true }));
    if (bytes.byteLength === 0) return;
    this.#sink(latin1Text(bytes));
  }
}

/** Decodes text of one character per byte as UTF-8. */
export function utf8(text: string): string {
  return /^[\x00-\x7f]*$/.test(text) ? text : utf8OfLatin1(text);
}
