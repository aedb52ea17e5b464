/** Offset, up to 16 bytes, and the same as text: `0000 45 00 00 3c … E..<`. */
const HEXADECIMAL = /^([0-9a-f]{4,8})[:]? {2,3}((?:[0-9a-f]{2} ?){1,16})(?: {2,}| ?$|\s)/i;
/** `Frame (74 bytes):`, above the bytes if there are reassembled or decrypted ones too. */
const TITLE = /^[A-Z][\w .-]* \(\d+ bytes\)(?: ?\(.*\))?:$/;

/** Dumps kept of one packet: its own, its data's, reassembled and decrypted ones. */
const MAX_DUMPS = 8;

/** Collects the dumps of one packet, each from offset 0 on. */
export class HexLines {
  readonly #dumps: number[][] = [];

  /** Takes a line; true if it belongs to a dump. */
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

  /** The dump of that length, or null; without a length, the first. */
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
