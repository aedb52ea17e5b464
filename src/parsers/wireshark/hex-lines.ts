/** Offset, up to 16 bytes, and what they are as letters: `0000  45 00 00 3c …   E..<`. */
const HEXADECIMAL = /^([0-9a-f]{4,8})[:]? {2,3}((?:[0-9a-f]{2} ?){1,16})(?: {2,}| ?$|\s)/i;
/** `Frame (74 bytes):`, above the bytes where there are others, put together or decrypted. */
const TITLE = /^[A-Z][\w .-]* \(\d+ bytes\)(?: ?\(.*\))?:$/;

/** Dumps kept of one packet: its own, that of its data, and what was put together or decrypted. */
const MAX_DUMPS = 8;

/** Gathers the dumps that are printed of one packet, each from offset 0 on. */
export class HexLines {
  readonly #dumps: number[][] = [];

  /** Whether the line is one of a dump. */
  line(text: string): boolean {
    if (TITLE.test(text)) return true;
    const [, offset = '', digits = ''] = HEXADECIMAL.exec(text) ?? [];
    if (offset === '') return false;
    const at = Number.parseInt(offset, 16);
    if (at === 0 && this.#dumps.length < MAX_DUMPS) this.#dumps.push([]);
    const current = this.#dumps.at(-1);
    if (current !== undefined && at === current.length) current.push(...bytesOf(digits));
    return true;
  }

  /** The dump of that many bytes; null where none is as long. Without a length, the first. */
  dump(length: number | null): Uint8Array | null {
    const found = this.#dumps.find((bytes) => length === null || bytes.length === length);
    return found === undefined || found.length === 0 ? null : Uint8Array.from(found);
  }
}

const bytesOf = (digits: string): readonly number[] =>
  digits
    .trim()
    .split(' ')
    .map((pair) => Number.parseInt(pair, 16));
