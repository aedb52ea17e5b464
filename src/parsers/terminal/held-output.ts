import { PassedOver } from '../../text/passed-over.js';
import type { TranscriptLine } from './command.js';

/** Lines and characters kept of one output: `openssl s_client -showcerts` prints some hundred lines, a debug log may print any number. */
export const MAX_LINES = 5_000;
export const MAX_CHARACTERS = 1_048_576;

/** One command's output up to the limit, and a count of the rest. */
export class HeldOutput {
  readonly lines: TranscriptLine[] = [];
  readonly passedOver = new PassedOver();
  #characters = 0;

  add(line: TranscriptLine): void {
    if (this.lines.length >= MAX_LINES || this.#characters > MAX_CHARACTERS) {
      this.passedOver.add(line.number);
      return;
    }
    this.#characters += line.text.length;
    this.lines.push(line);
  }
}
