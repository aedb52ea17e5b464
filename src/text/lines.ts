import type { LineReader } from '../core/parser.js';
import type { LinePlace } from '../core/evidence.js';
import type { Notice } from '../core/notice.js';
import type { Reading } from '../core/source.js';
import { AsciiWindow } from './line-window.js';
import { concatBytes, isUtf8Of, latin1Text, utf8Bytes, utf8Text } from './bytes.js';

/** A longer line is cut here; the rest is skipped with a notice. */
export const MAX_LINE_BYTES = 64 * 1024;

const LF = 0x0a;
const CR = 0x0d;
const NO_BYTES = new Uint8Array(0);

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** First bytes that decide a text's encoding. */
const ENCODING_BYTES = 256;

/** A text's encoding by its first bytes (byte order mark, or the zero bytes between ASCII in UTF-16). */
export function encodingOf(head: Uint8Array): { readonly encoding: Encoding; readonly bom: number } {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: 3 };
  const isMarked = !isPlainText(head.subarray(2, ENCODING_BYTES));
  if (head[0] === 0xff && head[1] === 0xfe && isMarked) return { encoding: 'utf-16le', bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff && isMarked) return { encoding: 'utf-16be', bom: 2 };
  if (zerosAt(head, 1) && !zerosAt(head, 0)) return { encoding: 'utf-16le', bom: 0 };
  if (zerosAt(head, 0) && !zerosAt(head, 1)) return { encoding: 'utf-16be', bom: 0 };
  return { encoding: 'utf-8', bom: 0 };
}

/** Text of single bytes, in which a mark of UTF-16 is two stray bytes. */
function isPlainText(bytes: Uint8Array): boolean {
  const printed = bytes.reduce((count, byte) => count + ((byte >= 0x20 && byte < 0x7f) || byte === 0x0a ? 1 : 0), 0);
  return bytes.length >= 32 && printed >= 0.9 * bytes.length;
}

function zerosAt(head: Uint8Array, parity: 0 | 1): boolean {
  const length = Math.min(head.length & ~1, ENCODING_BYTES);
  if (length < 8) return false;
  for (let i = parity; i < length; i += 2) if (head[i] !== 0) return false;
  return true;
}

/** Decodes one line as UTF-8, or as Windows-1252 if the bytes are no UTF-8. */
export function lineText(block: Uint8Array, start: number, end: number): string {
  const bytes = block.subarray(start, end);
  const text = utf8Text(bytes);
  if (!text.includes('\ufffd') || isUtf8Of(text, bytes)) return text;
  return latin1Text(bytes).replace(/[\x80-\x9f]/g, windows1252);
}

/**
 * Characters of Windows-1252 in place of Latin-1's control characters. TextDecoder of Node 20.18.3 and later gives the
 * control characters (nodejs/node issue 56542).
 */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function windows1252(character: string): string {
  return WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? character;
}

/** Splits chunks into lines and pushes each to a reader: the only place that knows CRLF, BOM, UTF-16 and over-long lines. */
export class LineSplitter {
  private readonly carry = new Uint8Array(MAX_LINE_BYTES);
  private readonly window = new AsciiWindow();
  private carried = 0;
  private skipping = false;
  private number = 0;
  /** Offset of the next line's first byte. */
  private offset = 0;
  private decoder: InstanceType<typeof TextDecoder> | null = null;
  /** The text's begin, until it is long enough to decide the encoding; then null. */
  private head: Uint8Array | null = NO_BYTES;

  constructor(
    private readonly reader: LineReader,
    private readonly notice: (code: Notice['code'], message: string, number?: number) => void,
    /** Maps lines of a part to their place in the document; absent for a whole file. */
    private readonly placeOf?: (line: number) => LinePlace | null,
  ) {}

  push(chunk: Uint8Array): void {
    if (this.head === null) {
      this.split(this.decoded(chunk));
      return;
    }
    this.head = this.head.length === 0 ? chunk : concatBytes([this.head, chunk]);
    if (this.head.length >= ENCODING_BYTES) this.begin(this.head);
  }

  end(): Reading {
    if (this.head !== null) this.begin(this.head);
    if (this.carried > 0 || this.skipping) this.lineUpTo(NO_BYTES, 0, 0);
    return this.reader.end();
  }

  private split(bytes: Uint8Array): void {
    let start = 0;
    this.window.turn(bytes);
    for (let lf = bytes.indexOf(LF, start); lf >= 0; lf = bytes.indexOf(LF, start)) {
      this.lineUpTo(bytes, start, lf);
      start = lf + 1;
    }
    this.window.turn();
    this.keepRest(bytes, start);
  }

  private decoded(chunk: Uint8Array): Uint8Array {
    return this.decoder === null ? chunk : utf8Bytes(this.decoder.decode(chunk, { stream: true }));
  }

  private begin(head: Uint8Array): void {
    this.head = null;
    const { encoding, bom } = encodingOf(head);
    if (encoding === 'utf-8') {
      this.offset = bom;
      this.split(head.subarray(bom));
      return;
    }
    this.notice('encoding', `text is ${encoding.toUpperCase()}; byte offsets count its UTF-8 form`);
    this.decoder = new TextDecoder(encoding);
    this.split(this.decoded(head));
  }

  /** Ends a line at `lf`, with its part from earlier chunks. */
  private lineUpTo(bytes: Uint8Array, start: number, lf: number): void {
    if (this.carried === 0 && !this.skipping && lf - start <= MAX_LINE_BYTES) {
      this.give(bytes, start, lf, lf - start + 1, this.window);
      return;
    }
    const held = this.carried;
    this.append(bytes, start, lf);
    const length = this.skipped + held + (lf - start) + 1;
    if (this.skipping) this.tooLong();
    this.give(this.carry, 0, this.carried, length);
    this.carried = 0;
    this.skipping = false;
    this.skipped = 0;
  }

  /** Bytes of the current line beyond the limit. */
  private skipped = 0;

  private append(bytes: Uint8Array, start: number, end: number): void {
    const room = Math.min(end - start, MAX_LINE_BYTES - this.carried);
    this.carry.set(bytes.subarray(start, start + room), this.carried);
    this.carried += room;
    if (room < end - start) this.skipping = true;
  }

  private keepRest(bytes: Uint8Array, start: number): void {
    if (start >= bytes.length) return;
    const before = this.carried;
    this.append(bytes, start, bytes.length);
    this.skipped += bytes.length - start - (this.carried - before);
  }

  private tooLong(): void {
    this.notice(
      'line-too-long',
      `line is longer than ${String(MAX_LINE_BYTES)} bytes; its rest is passed over`,
      this.placeOf?.(this.number + 1)?.number ?? this.number + 1,
    );
  }

  private give(block: Uint8Array, start: number, end: number, bytes: number, window?: AsciiWindow): void {
    this.number++;
    const stop = end > start && block[end - 1] === CR ? end - 1 : end;
    const place = this.placeOf?.(this.number);
    this.reader.line(block, start, stop, place?.number ?? this.number, place?.byteOffset ?? this.offset, window);
    this.offset += bytes;
  }
}
