import type { TranscriptLine } from './command.js';

/** Lines and characters kept of one output: `openssl s_client -showcerts` prints some hundred lines, a debug log may print any number. */
export const MOST_LINES = 5_000;
export const MOST_CHARACTERS = 1_048_576;

/** The output of one command, bounded: its begin, and what was passed over behind it. */
export class HeldOutput {
  readonly lines: TranscriptLine[] = [];
  /** The first line that was not kept. */
  firstPassedOver: TranscriptLine | null = null;
  #characters = 0;
  #passedOver = 0;

  get passedOver(): number {
    return this.#passedOver;
  }

  add(line: TranscriptLine): void {
    if (this.lines.length >= MOST_LINES || this.#characters > MOST_CHARACTERS) {
      this.firstPassedOver ??= line;
      this.#passedOver++;
      return;
    }
    this.#characters += line.text.length;
    this.lines.push(line);
  }
}
