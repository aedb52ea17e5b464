import type { JsonSink, Strange } from './json-tokens.js';

/** Deepest nesting that is read; deeper levels are skipped. */
const MAX_DEPTH = 512;

interface Level {
  readonly kind: 'object' | 'array';
  key: string;
  /** True after a name, before its value. */
  named: boolean;
  /** True if the value is no JSON, which was reported. */
  isStrange: boolean;
}

/** The open objects and arrays, and whether a name or a value comes next. */
export class JsonLevels {
  readonly #sink: JsonSink;
  readonly #levels: Level[] = [];
  #top: Level | null = null;
  /** Open levels beyond the limit. */
  #beyond = 0;

  constructor(sink: JsonSink) {
    this.#sink = sink;
  }

  get depth(): number {
    return this.#levels.length + this.#beyond;
  }

  open(kind: 'object' | 'array', offset: number): void {
    if (this.#beyond > 0 || this.#levels.length >= MAX_DEPTH) {
      this.#beyond += 1;
      return;
    }
    const key = this.#takeKey(offset);
    this.#top = { kind, key: kind === 'array' ? key : '', named: false, isStrange: false };
    this.#levels.push(this.#top);
    this.#sink.begin(kind, key, offset);
  }

  close(kind: 'object' | 'array', offset: number): void {
    if (this.#beyond > 0) {
      this.#beyond -= 1;
      return;
    }
    const top = this.#top;
    if (top?.kind !== kind) this.strange(offset, 'bracket');
    if (top === null) return;
    this.#endMember(offset);
    this.#levels.pop();
    this.#top = this.#levels.at(-1) ?? null;
    this.#sink.end(top.kind);
  }

  comma(offset: number): void {
    if (this.#beyond === 0) this.#endMember(offset);
  }

  /** A string: a member's name, or a value. */
  text(text: string, offset: number): void {
    const top = this.#top;
    if (this.#beyond === 0 && top?.kind === 'object' && !top.named) {
      top.key = text;
      top.named = true;
      top.isStrange = false;
    } else this.value(text, true, offset);
  }

  value(text: string, quoted: boolean, offset: number): void {
    if (this.#top === null || this.#beyond > 0) return;
    const { kind, key, named } = this.#top;
    if (kind === 'object' && !named) this.#sink.strange(offset, 'value', key);
    else this.#sink.value(this.#takeKey(offset), text, quoted);
  }

  strange(offset: number, what: Strange): void {
    if (this.#top !== null) {
      this.#top.isStrange = true;
      // The comma after it is in the string.
      if (what === 'string') this.#top.named = false;
    }
    this.#sink.strange(offset, what, this.#top?.key ?? '');
  }

  /** A name without a value. */
  #endMember(offset: number): void {
    const top = this.#top;
    if (top?.named !== true) return;
    top.named = false;
    if (!top.isStrange) this.#sink.strange(offset, 'value', top.key);
  }

  /** The next value's name; a member without one is strange. */
  #takeKey(offset: number): string {
    const top = this.#top;
    if (top === null) return '';
    if (top.kind === 'array') return top.key;
    if (!top.named) this.#sink.strange(offset, 'value', top.key);
    const key = top.named ? top.key : '';
    top.named = false;
    return key;
  }
}
