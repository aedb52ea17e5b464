/** Window that every decoder should have (RFC 8878 section 3.1.1.1.2); the decoder moves it for each block. */
const MAX_WINDOW = 8 * 1024 * 1024;
const MAGIC = 0xfd2fb528;
const SKIPPED = 0x184d2a50;
/** Longest header of a frame, with its magic number. */
const MAX_HEADER = 18;

/**
 * Follows the frames of Zstandard data by their headers and lengths, and throws where one wants a larger window: a few
 * bytes could ask for 2 GiB.
 */
export class ZstdWindows {
  #held = new Uint8Array(0);
  #skip = 0;
  #inFrame = false;
  #hasChecksum = false;

  push(bytes: Uint8Array): void {
    const all = new Uint8Array(this.#held.length + bytes.length);
    all.set(this.#held);
    all.set(bytes, this.#held.length);
    let at = 0;
    for (;;) {
      const skipped = Math.min(this.#skip, all.length - at);
      this.#skip -= skipped;
      at += skipped;
      const step = this.#skip > 0 ? 0 : this.#inFrame ? this.#block(all, at) : this.#header(all, at);
      if (step === 0) break;
      at += step;
    }
    this.#held = all.slice(at);
  }

  /** The data ends: a frame that is shorter than the longest header is looked at too. */
  end(): void {
    if (!this.#inFrame && this.#held.length > 0) this.push(new Uint8Array(MAX_HEADER));
  }

  /** Length of the header of a block, whose content is skipped; 0 if it is not all here. */
  #block(all: Uint8Array, at: number): number {
    if (all.length - at < 3) return 0;
    const header = byte(all, at) | (byte(all, at + 1) << 8) | (byte(all, at + 2) << 16);
    const isLast = (header & 1) === 1;
    const isRun = ((header >> 1) & 3) === 1;
    this.#skip = (isRun ? 1 : header >> 3) + (isLast && this.#hasChecksum ? 4 : 0);
    this.#inFrame = !isLast;
    return 3;
  }

  #header(all: Uint8Array, at: number): number {
    if (all.length - at < MAX_HEADER) return 0;
    const view = new DataView(all.buffer, all.byteOffset + at);
    const magic = view.getUint32(0, true);
    if ((magic & 0xfffffff0) >>> 0 === SKIPPED) {
      this.#skip = view.getUint32(4, true);
      return 8;
    }
    if (magic !== MAGIC) throw new Error('no frame begins here');
    const flags = view.getUint8(4);
    const isSingle = (flags & 0x20) !== 0;
    const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
    const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
    const sizeAt = 5 + (isSingle ? 0 : 1) + dictionary;
    if ((isSingle ? sizeOf(view, sizeAt, sizeBytes) : windowOf(view.getUint8(5))) > MAX_WINDOW)
      throw new Error('the window is too large');
    this.#hasChecksum = (flags & 4) !== 0;
    this.#inFrame = true;
    return sizeAt + sizeBytes;
  }
}

const byte = (all: Uint8Array, at: number): number => all[at] ?? 0;

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function sizeOf(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  return bytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}
