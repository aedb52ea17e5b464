import { HexLines } from './hex-lines.js';

/** Takes the bytes of one frame after the other; `line` is where its dump begins. */
export type DumpSink = (bytes: Uint8Array, line: number, byteOffset: number) => void;

/** `Reassembled TCP (987 bytes):`, `Decrypted TLS (24 bytes):`: what stands below is no frame. */
const OTHER = /^(?!Frame )[A-Z][\w .-]* \(\d+ bytes\)(?: ?\(.*\))?:$/;

/** Finds the frames among the lines of a file of dumps: each begins at offset 0. */
export class HexFrames {
  readonly #sink: DumpSink;
  #lines: HexLines | null = null;
  #line = 0;
  #byteOffset = 0;
  #isOther = false;

  constructor(sink: DumpSink) {
    this.#sink = sink;
  }

  /** Whether the line is one of a dump. */
  line(text: string, number: number, byteOffset: number): boolean {
    if (OTHER.test(text)) {
      this.end();
      this.#isOther = true;
      return true;
    }
    const begins = /^0{4,8}:? {2,3}[0-9a-f]{2}/i.test(text);
    if (/^Frame \(/.test(text)) this.#isOther = false;
    if (begins && !this.#isOther) this.#begin(number, byteOffset);
    if (this.#isOther && text === '') this.#isOther = false;
    return text === '' || (this.#lines ?? new HexLines()).line(text);
  }

  end(): void {
    const bytes = this.#lines?.dump(null) ?? null;
    this.#lines = null;
    if (bytes !== null) this.#sink(bytes, this.#line, this.#byteOffset);
  }

  #begin(number: number, byteOffset: number): void {
    this.end();
    this.#lines = new HexLines();
    this.#line = number;
    this.#byteOffset = byteOffset;
  }
}
