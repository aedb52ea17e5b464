import type { Prompt } from './prompts.js';
import { goesOn, hereDocumentEnd } from './shell-lines.js';

/** Lines that an open quote, a backslash or a here-document may take; with more, the quote was none (`echo don't`). */
const MAX_LINES = 40;
/** The shell's prompt for continuation lines: `> `, PowerShell's `>> `. */
const SECONDARY_PROMPT = /^(?:>>? |>>?$|quote> |dquote> )/;

type Waiting = { readonly for: 'joined' | 'quoted' } | { readonly for: 'document'; readonly end: string } | null;

/** A typed command with its continuation lines. */
export class TypedLine<L extends { readonly text: string }> {
  /** The line with the prompt. */
  readonly line: L;
  readonly windows: boolean;
  #command: string;
  #waiting: Waiting;
  readonly #more: L[] = [];

  constructor(line: L, { command, kind }: Prompt) {
    this.line = line;
    this.windows = kind === 'powershell' || kind === 'cmd';
    this.#command = command;
    this.#waiting = this.#waitsFor(command);
  }

  get command(): string {
    return this.#waiting?.for === 'quoted' ? this.#firstLine() : this.#command;
  }

  /** Takes the next line if it continues the command; false if it is output. */
  take(line: L): boolean {
    const waiting = this.#waiting;
    if (waiting === null || this.#more.length >= MAX_LINES) return false;
    this.#more.push(line);
    const text = line.text.replace(SECONDARY_PROMPT, '');
    if (waiting.for === 'document') {
      if (text.trim() === waiting.end) this.#waiting = null;
      return true;
    }
    this.#command =
      waiting.for === 'joined' ? `${this.#command.slice(0, -1)}${text.trimStart()}` : `${this.#command}\n${text}`;
    this.#waiting = this.#waitsFor(this.#command);
    return true;
  }

  /** Lines of output that were taken for the command because of an unclosed quote. */
  givenUp(): readonly L[] {
    return this.#waiting?.for === 'quoted' ? this.#more : [];
  }

  /** The lines of the command. */
  get lines(): readonly L[] {
    return this.#waiting?.for === 'quoted' ? [this.line] : [this.line, ...this.#more];
  }

  #waitsFor(command: string): Waiting {
    const open = goesOn(command, this.windows);
    if (open !== null) return { for: open };
    const end = this.windows ? null : hereDocumentEnd(command);
    return end === null || command.includes('\n') ? null : { for: 'document', end };
  }

  #firstLine(): string {
    return this.#command.split('\n', 1)[0] ?? '';
  }
}
