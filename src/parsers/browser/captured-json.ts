/** Longest part of one string that is kept, bytes: the manager's error bodies are far below, pictures in base64 far above. */
const LONGEST_STRING = 16 * 1024;
/** Largest entry that is read, bytes, its long strings cut: a thousand headers fit in. */
const LARGEST_VALUE = 1024 * 1024;

/** First size of the buffer; most entries fit in. */
const FIRST_SIZE = 16 * 1024;

/** The JSON text of one value, its long strings cut short so that it stays JSON. */
export class CapturedJson {
  #bytes = Buffer.allocUnsafe(FIRST_SIZE);
  #length = 0;
  #stringLength = 0;
  #cut = false;
  /** The value was larger than `LARGEST_VALUE`: its text is no JSON. */
  full = false;

  clear(): void {
    this.#length = 0;
    this.full = false;
  }

  add(byte: number): void {
    if (this.#length === this.#bytes.length && !this.#grow()) return;
    this.#bytes[this.#length++] = byte;
  }

  beginString(): void {
    this.#stringLength = 0;
    this.#cut = false;
  }

  /** A byte within a string; `whole`: no escape sequence is open before it, so that a cut here leaves JSON. */
  inString(byte: number, whole: boolean): void {
    if (this.#cut) return;
    const continues = (byte & 0xc0) === 0x80;
    if (this.#stringLength >= LONGEST_STRING && whole && !continues) {
      this.#cut = true;
      return;
    }
    this.#stringLength++;
    this.add(byte);
  }

  text(): string {
    return this.#bytes.toString('utf8', 0, this.#length);
  }

  #grow(): boolean {
    if (this.#bytes.length >= LARGEST_VALUE) {
      this.full = true;
      return false;
    }
    const grown = Buffer.allocUnsafe(Math.min(LARGEST_VALUE, this.#bytes.length * 2));
    this.#bytes.copy(grown, 0, 0, this.#length);
    this.#bytes = grown;
    return true;
  }
}
