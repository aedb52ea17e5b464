import { TextDecoder } from 'node:util';
import { encodingOf } from './lines.js';
import type { Emit } from '../core/parser.js';

/** First bytes that decide a text's encoding. */
const ENCODING_BYTES = 256;

/**
 * Turns bytes into text of one character per byte, so that places in the text are places in the source; `utf8` decodes
 * it. UTF-16, which PowerShell's `>` writes, is converted to UTF-8 first.
 */
export class TextChunks {
  readonly #sink: (text: string) => void;
  readonly #notice: Emit['notice'];
  #head: Buffer | null = Buffer.alloc(0);
  #decoder: TextDecoder | null = null;

  constructor(sink: (text: string) => void, notice: Emit['notice']) {
    this.#sink = sink;
    this.#notice = notice;
  }

  push(chunk: Uint8Array): void {
    if (this.#head === null) {
      this.#give(chunk);
      return;
    }
    this.#head = Buffer.concat([this.#head, chunk]);
    if (this.#head.byteLength >= ENCODING_BYTES) this.#begin(this.#head);
  }

  end(): void {
    if (this.#head !== null) this.#begin(this.#head);
  }

  #begin(head: Buffer): void {
    this.#head = null;
    const { encoding } = encodingOf(head);
    if (encoding !== 'utf-8') {
      this.#notice('encoding', `text is ${encoding.toUpperCase()}; byte offsets count its UTF-8 form`);
      this.#decoder = new TextDecoder(encoding);
    }
    this.#give(head);
  }

  #give(chunk: Uint8Array): void {
    const bytes = this.#decoder === null ? chunk : Buffer.from(this.#decoder.decode(chunk, { stream: true }));
    if (bytes.byteLength === 0) return;
    this.#sink(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
  }
}

/** Decodes text of one character per byte as UTF-8. */
export function utf8(text: string): string {
  return /^[\x00-\x7f]*$/.test(text) ? text : Buffer.from(text, 'latin1').toString('utf8');
}
