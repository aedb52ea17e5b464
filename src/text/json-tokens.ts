import { JsonLevels } from './json-levels.js';
import { endOfString, isEscaping, unescaped, wholeBegin } from './json-strings.js';

/** Invalid JSON: a string broken by a line end, a bracket that closes nothing, or anything else out of place. */
export type Strange = 'string' | 'bracket' | 'value';

/** Takes the content of a JSON text as it comes. `key` is the member's name, or the array's for an element. */
export interface JsonSink {
  begin(kind: 'object' | 'array', key: string, offset: number): void;
  end(kind: 'object' | 'array'): void;
  /** `quoted`: a string, not a number, true, false or null. */
  value(key: string, text: string, quoted: boolean): void;
  /** Invalid JSON, which was skipped. `key` is the name of the member before it. */
  strange(offset: number, what: Strange, key: string): void;
}

/** Longest string that is kept by default: the largest frame in hexadecimal, with colons. */
const MAX_STRING_LENGTH = 1024 * 1024;
/** Longest number. */
const MAX_WORD_LENGTH = 1024;
/** Characters by which an escape or a letter may exceed the longest string. */
const MAX_REST_LENGTH = 6;

const WORD = /[^\s,:{}[\]"]+/y;
const LITERAL = /^(?:-?\d[\d.eE+-]*|true|false|null)$/;
const BYTE_ORDER_MARK = '\xef\xbb\xbf';
const [SPACE, QUOTE, COMMA, COLON] = [0x20, 0x22, 0x2c, 0x3a];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Reads JSON in chunks of one character per byte: one value, several, or values line by line. Keeps only the current
 * token; of a string longer than `maxStringLength` it gives the begin.
 */
export class JsonTokens {
  readonly #maxStringLength: number;
  readonly #levels: JsonLevels;
  #rest = '';
  #offset = 0;
  #inLongString = false;

  constructor(sink: JsonSink, maxStringLength = MAX_STRING_LENGTH) {
    this.#maxStringLength = maxStringLength;
    this.#levels = new JsonLevels(sink);
  }

  /** Number of open objects and arrays. */
  get depth(): number {
    return this.#levels.depth;
  }

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    while (at < text.length) {
      const next = this.#inLongString ? this.#longString(text, at) : this.#token(text, at);
      if (next === at) break;
      at = next;
    }
    this.#offset += at;
    this.#rest = text.slice(at);
  }

  /** Reads the token at `at` and returns where the next begins; `at` itself if more is needed. */
  #token(text: string, at: number): number {
    const code = text.charCodeAt(at);
    const offset = this.#offset + at;
    if (code === QUOTE) return this.#string(text, at);
    if (code <= SPACE || code === COLON) return at + 1;
    if (code === COMMA) this.#levels.comma(offset);
    else if (code === OPEN_BRACE) this.#levels.open('object', offset);
    else if (code === OPEN_BRACKET) this.#levels.open('array', offset);
    else if (code === CLOSE_BRACE) this.#levels.close('object', offset);
    else if (code === CLOSE_BRACKET) this.#levels.close('array', offset);
    else return this.#word(text, at);
    return at + 1;
  }

  #string(text: string, at: number): number {
    const begin = at + 1;
    const end = endOfString(text, begin);
    const shown = text.slice(begin, end < 0 ? text.length : end);
    const lineEnd = shown.indexOf('\n');
    // A JSON string has no raw line end (RFC 8259 section 7), so its quote is missing.
    if (lineEnd >= 0) return this.#broken(begin + lineEnd);
    if (end < 0 && shown.length <= this.#maxStringLength + MAX_REST_LENGTH) return at;
    const kept = shown.length > this.#maxStringLength ? wholeBegin(shown, this.#maxStringLength) : shown;
    this.#levels.text(unescaped(kept), this.#offset + at);
    this.#inLongString = end < 0;
    return end < 0 ? endOfPart(text, begin) : end + 1;
  }

  /** Skips the rest of a long string. */
  #longString(text: string, at: number): number {
    const end = endOfString(text, at);
    const lineEnd = text.slice(at, end < 0 ? text.length : end).indexOf('\n');
    if (lineEnd < 0 && end < 0) return endOfPart(text, at);
    this.#inLongString = false;
    return lineEnd < 0 ? end + 1 : this.#broken(at + lineEnd);
  }

  /** Reading continues after the line end. */
  #broken(lineEnd: number): number {
    this.#levels.strange(this.#offset + lineEnd, 'string');
    return lineEnd + 1;
  }

  /** A number, true, false, null; anything else is no JSON. */
  #word(text: string, at: number): number {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0] ?? text.charAt(at);
    const end = at + word.length;
    if (end === text.length && word.length <= MAX_WORD_LENGTH) return at;
    const offset = this.#offset + at;
    if (word.length <= MAX_WORD_LENGTH && LITERAL.test(word))
      this.#levels.value(word === 'null' ? '' : word, false, offset);
    else if (word !== BYTE_ORDER_MARK || offset > 0) this.#levels.strange(offset, 'value');
    return end;
  }
}

/** Where the available part of a string ends: before a backslash whose other half is still missing. */
const endOfPart = (text: string, from: number): number =>
  isEscaping(text, from, text.length) ? text.length - 1 : text.length;
