import type { Stamp } from '../../core/time.js';
import type { Rfc3164Stamps } from './header.js';

/** Characters of a stamp with the blank after it, and of its part up to the minute: `Jan 13 13:22`. */
export const PLAIN_STAMP = 16;
const MINUTE = 12;

/** A whole stamp of RFC 3164 with host and tag, of which no other reading is possible. A leap second is read as any line. */
const BEGIN = /[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:[0-5]\d [\w.-]+ [\w./()-]+(?:\[\d+\])?: (?=\S)/y;

/** Reads stamps of lines that are passed over: of each minute only the first and the last. */
export class PassedStamps {
  #minute = '';
  #text = '';
  /** Place of the last stamp if it was not read; -1 otherwise. */
  #at = -1;
  /** The stamp of the second of the last line whose own stamp was asked for. */
  #second: Stamp | null = null;

  /** `mark` takes stamps in their order. */
  constructor(
    private readonly stamps: Rfc3164Stamps,
    private readonly mark: (stamp: Stamp) => void,
  ) {}

  /** Where the message of the line at this place begins, whose stamp it takes; -1 for a line of another form. */
  messageAt(text: string, at: number): number {
    BEGIN.lastIndex = at;
    return BEGIN.test(text) && this.#take(text, at) ? BEGIN.lastIndex : -1;
  }

  /** The stamp of the line at this place, whose message was found; null if it is no time. */
  stampAt(text: string, at: number): Stamp | null {
    if (this.#second !== null && text.startsWith(this.#second.text, at)) return this.#second;
    this.#second = this.stamps.read(copied(text.slice(at, at + PLAIN_STAMP)));
    return this.#second;
  }

  /** False if it is no time. */
  #take(text: string, at: number): boolean {
    if (this.#minute !== '' && text.startsWith(this.#minute, at)) {
      this.#text = text;
      this.#at = at;
      return true;
    }
    this.flush();
    const shown = copied(text.slice(at, at + PLAIN_STAMP));
    const stamp = this.stamps.read(shown);
    if (stamp === null) return false;
    this.#minute = shown.slice(0, MINUTE);
    this.mark(stamp);
    return true;
  }

  /** Reads the last stamp, before other lines are read or at the end. */
  flush(): void {
    if (this.#at < 0) return;
    const stamp = this.stamps.read(copied(this.#text.slice(this.#at, this.#at + PLAIN_STAMP)));
    this.#at = -1;
    this.#text = '';
    if (stamp !== null) this.mark(stamp);
  }
}

/** A part of a text would keep all of it in memory; V8 flattens a concatenated text before it takes a part of it. */
export function copied(part: string): string {
  return ` ${part}`.slice(1);
}
