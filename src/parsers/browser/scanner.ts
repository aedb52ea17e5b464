import { CapturedJson } from './captured-json.js';

/** Where one value of the archive begins. */
export interface HarPlace {
  /** Line, from 1; 1 for an archive of one line. */
  readonly number: number;
  /** Of its opening brace, in the source. */
  readonly byteOffset: number;
}

/** Takes what the scanner cut out: JSON texts, with long strings cut short. */
export interface HarSink {
  entry(json: string, place: HarPlace): void;
  /** An entry that is larger than is read, even with its strings cut. */
  tooLarge(place: HarPlace): void;
  /** `log.creator` or `log.browser`: the program that wrote the archive. */
  program(json: string): void;
}

/** How a scan ended. */
export interface ScanEnd {
  /** `cut`: within the archive; `damaged`: at a byte that no JSON can have there. */
  readonly state: 'whole' | 'cut' | 'damaged';
  readonly line: number;
}

const [LF, QUOTE, COMMA, COLON, BACKSLASH, LOWER_U] = [0x0a, 0x22, 0x2c, 0x3a, 0x5c, 0x75];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Depths of HAR 1.2: `{ "log": { "entries": [ { member: … } ] } }`. */
const [IN_ROOT, IN_LOG, IN_ENTRIES, IN_ENTRY] = [1, 2, 3, 4];

/** Members of an entry that are read; call stacks (`_initiator`) and WebSocket frames can be megabytes. */
const WANTED = new Set(['startedDateTime', 'time', 'request', 'response', 'serverIPAddress']);
/** Longest name that matters is `startedDateTime`. */
const LONGEST_NAME = 24;

/**
 * Walks over a HAR (HTTP Archive 1.2) byte by byte and cuts out its entries, whatever its size: only the entry at hand is
 * held, its strings cut short, so that bodies of any length cost nothing but the walk.
 */
export class HarScanner {
  readonly #sink: HarSink;
  readonly #captured = new CapturedJson();
  #depth = 0;
  #inString = false;
  /** 0: none; -1: a backslash came; 1 to 4: hexadecimal digits to come (RFC 8259 section 7). */
  #escape = 0;
  /** The last string's begin: a member's name once a colon follows. */
  #word = '';
  readonly #names: string[] = [];
  #capturing: 'entry' | 'program' | null = null;
  #place: HarPlace = { number: 1, byteOffset: 0 };
  /** Passing over a member of an entry that nobody reads. */
  #muted = false;
  #line = 1;
  #offset = 0;
  #damaged = false;

  constructor(sink: HarSink) {
    this.#sink = sink;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.byteLength && !this.#damaged) {
      if (this.#inString) at = this.#string(chunk, at);
      else this.#structure(chunk[at] ?? 0, this.#offset + at++);
    }
    this.#offset += chunk.byteLength;
  }

  end(): ScanEnd {
    const state = this.#damaged ? 'damaged' : this.#depth > 0 ? 'cut' : 'whole';
    return { state, line: this.#line };
  }

  /** Goes to the string's end, or the chunk's; answers how far it came. */
  #string(chunk: Uint8Array, from: number): number {
    const keeps = this.#capturing !== null && !this.#muted;
    const named = this.#depth === IN_ROOT || this.#depth === IN_LOG || this.#depth === IN_ENTRY;
    for (let at = from; at < chunk.byteLength; at++) {
      const byte = chunk[at] ?? 0;
      // A raw line end stands in no JSON string (RFC 8259 section 7): a quote is missing, and nothing after it holds.
      if (byte === LF) {
        this.#damaged = true;
        return at;
      }
      const ends = byte === QUOTE && this.#escape === 0;
      if (keeps && !ends) this.#captured.inString(byte, this.#escape === 0);
      if (ends) {
        this.#inString = false;
        this.#keep(byte);
        return at + 1;
      }
      if (named && this.#word.length < LONGEST_NAME) this.#word += String.fromCharCode(byte);
      this.#escape = escapeAfter(this.#escape, byte);
    }
    return chunk.byteLength;
  }

  #structure(byte: number, offset: number): void {
    switch (byte) {
      case QUOTE:
        this.#inString = true;
        this.#word = '';
        this.#keep(byte);
        this.#captured.beginString();
        return;
      case OPEN_BRACE:
      case OPEN_BRACKET:
        if (this.#capturing === null && byte === OPEN_BRACE) this.#begin(offset);
        this.#depth++;
        this.#keep(byte);
        return;
      case CLOSE_BRACE:
      case CLOSE_BRACKET:
        this.#close(byte);
        return;
      case COLON:
        this.#keep(byte);
        this.#named();
        return;
      case COMMA:
        if (this.#depth === IN_ENTRY) this.#muted = false;
        this.#keep(byte);
        return;
      case LF:
        this.#line++;
        return;
      default:
        this.#keep(byte);
    }
  }

  #keep(byte: number): void {
    if (this.#capturing !== null && !this.#muted) this.#captured.add(byte);
  }

  #begin(byteOffset: number): void {
    if (this.#names[IN_ROOT] !== 'log') return;
    const name = this.#names[IN_LOG];
    if (this.#depth === IN_ENTRIES && name === 'entries') this.#capturing = 'entry';
    else if (this.#depth === IN_LOG && (name === 'creator' || name === 'browser')) this.#capturing = 'program';
    else return;
    this.#place = { number: this.#line, byteOffset };
    this.#captured.clear();
  }

  /** A name and its colon: what it names is known from here on. */
  #named(): void {
    if (this.#depth > IN_ENTRY) return;
    this.#names[this.#depth] = this.#word;
    if (this.#capturing !== 'entry' || this.#depth !== IN_ENTRY || WANTED.has(this.#word)) return;
    for (const byte of NULL) this.#captured.add(byte);
    this.#muted = true;
  }

  #close(byte: number): void {
    this.#depth--;
    if (this.#depth < 0) {
      this.#damaged = true;
      return;
    }
    const whole = this.#capturing === 'entry' ? this.#depth === IN_ENTRIES : this.#depth === IN_LOG;
    if (whole) this.#muted = false;
    this.#keep(byte);
    if (whole && this.#capturing !== null) this.#deliver();
    if (this.#depth === 0) this.#names.length = 0;
  }

  #deliver(): void {
    const kind = this.#capturing;
    this.#capturing = null;
    if (kind === 'program') this.#sink.program(this.#captured.text());
    else if (this.#captured.full) this.#sink.tooLarge(this.#place);
    else this.#sink.entry(this.#captured.text(), this.#place);
  }
}

const NULL = Buffer.from('null');

function escapeAfter(escape: number, byte: number): number {
  if (escape === 0) return byte === BACKSLASH ? -1 : 0;
  if (escape < 0) return byte === LOWER_U ? 4 : 0;
  return escape - 1;
}
