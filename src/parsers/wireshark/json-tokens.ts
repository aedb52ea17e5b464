import { utf8 } from './text-chunks.js';

/** Takes what a JSON text holds, as it comes. `key` is the member's name, or that of the array that an element stands in. */
export interface JsonSink {
  begin(kind: 'object' | 'array', key: string, offset: number): void;
  end(kind: 'object' | 'array'): void;
  value(key: string, text: string): void;
  /** What stands here is no JSON; it was passed over. */
  strange(offset: number): void;
}

/** Longest string that is kept: the bytes of the largest frame in hexadecimal, with colons. */
const LONGEST_STRING = 1024 * 1024;
/** Deepest nesting that is followed. */
const DEEPEST = 512;

interface Level {
  readonly kind: 'object' | 'array';
  key: string;
  /** A name was read, its value comes. */
  named: boolean;
}

/** Reads JSON as it comes in chunks: one value, several, or values line by line; nothing is kept but the token at hand. */
export class JsonTokens {
  readonly #sink: JsonSink;
  readonly #levels: Level[] = [];
  #rest = '';
  #offset = 0;
  #inLongString = false;

  constructor(sink: JsonSink) {
    this.#sink = sink;
  }

  /** Objects and arrays that are not closed. */
  get depth(): number {
    return this.#levels.length;
  }

  push(chunk: string): void {
    const text = this.#rest + chunk;
    let at = 0;
    while (at < text.length) {
      const next = this.#token(text, at);
      if (next === at) break;
      at = next;
    }
    this.#offset += at;
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_STRING) this.#passOver();
  }

  /** A string without end: damage, or bytes that nobody reads. */
  #passOver(): void {
    this.#inLongString = true;
    // Two characters stay: the last may be one half of an escape.
    const kept = this.#rest.slice(-2);
    this.#offset += this.#rest.length - kept.length;
    this.#rest = kept;
  }

  /** Reads the token at `at` and answers where the next begins; `at` itself where more is needed. */
  #token(text: string, at: number): number {
    if (this.#inLongString) return this.#longString(text, at);
    const character = text[at] ?? '';
    if (character <= ' ' || character === ',' || character === ':') return at + 1;
    switch (character) {
      case '{':
      case '[':
        this.#open(character === '{' ? 'object' : 'array', this.#offset + at);
        return at + 1;
      case '}':
      case ']':
        this.#close(character === '}' ? 'object' : 'array', this.#offset + at);
        return at + 1;
      case '"':
        return this.#string(text, at);
      default:
        return this.#literal(text, at);
    }
  }

  #longString(text: string, at: number): number {
    const end = stringEnd(text, at);
    if (end < 0) return at;
    this.#inLongString = false;
    this.#text('');
    return end + 1;
  }

  #string(text: string, at: number): number {
    const end = stringEnd(text, at + 1);
    if (end < 0) return at;
    this.#text(unescaped(text.slice(at + 1, end)));
    return end + 1;
  }

  /** A number, true, false, null; anything else is no JSON. */
  #literal(text: string, at: number): number {
    const match = /[^\s,:{}[\]"]+/y;
    match.lastIndex = at;
    const word = match.exec(text)?.[0] ?? '';
    const end = at + word.length;
    if (end === text.length) return at;
    if (/^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(word)) this.#value(word === 'null' ? '' : word);
    else this.#strange(this.#offset + at);
    return end;
  }

  /** It stands where a value would: what follows is a name again. */
  #strange(offset: number): void {
    const level = this.#levels.at(-1);
    if (level?.kind === 'object') level.named = false;
    this.#sink.strange(offset);
  }

  #text(text: string): void {
    const level = this.#levels.at(-1);
    if (level?.kind === 'object' && !level.named) {
      level.key = text;
      level.named = true;
    } else this.#value(text);
  }

  #value(text: string): void {
    const level = this.#levels.at(-1);
    if (level === undefined) return;
    this.#sink.value(level.key, text);
    if (level.kind === 'object') level.named = false;
  }

  #open(kind: 'object' | 'array', offset: number): void {
    const outer = this.#levels.at(-1);
    const key = outer?.key ?? '';
    if (outer?.kind === 'object') outer.named = false;
    if (this.#levels.length < DEEPEST) this.#levels.push({ kind, key: kind === 'array' ? key : '', named: false });
    this.#sink.begin(kind, key, offset);
  }

  #close(kind: 'object' | 'array', offset: number): void {
    const level = this.#levels.at(-1);
    if (level?.kind !== kind) {
      this.#sink.strange(offset);
      return;
    }
    this.#levels.pop();
    this.#sink.end(kind);
  }
}

/** Where the string that goes on at `from` ends: at the first quote with an even number of backslashes before it. */
function stringEnd(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (end - slashes > from && text[end - slashes - 1] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end;
  }
  return -1;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** RFC 8259 section 7. */
function unescaped(text: string): string {
  const words = utf8(text);
  if (!words.includes('\\')) return words;
  return words.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, character: string | undefined) =>
    code === undefined ? (ESCAPES[character ?? ''] ?? character ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
