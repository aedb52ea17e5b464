import { lineText } from '../../text/lines.js';
import type { Evidence } from '../../core/evidence.js';
import { defineParser, type Emit, type LineReader } from '../../core/parser.js';
import type { Reading } from '../../core/source.js';
import { repairPasted } from '../../text/repair.js';
import { answerFacts } from './answer.js';
import { commandFacts } from './command-error.js';
import { exceptionFacts } from './exception.js';
import { namesException, pasteForm, type PasteForm } from './forms.js';

/** Lines cited of one paste. */
const MAX_LINES = 6;

const SURE: Readonly<Record<PasteForm, number>> = { answer: 0.45, exception: 0.45, command: 0.95 };

/** One error copied by itself: an answer, an exception, the error line of a command. Any log is surer of its own lines. */
export default defineParser({
  id: 'pasted-error',
  title: 'One error by itself: an error answer, a Java exception, the error line of curl',
  role: 'other',
  reads: 'lines',
  discriminator: { field: 'paste.form', values: ['answer', 'exception', 'command'] },
  recognise: ({ lines }) => {
    const form = pasteForm(lines.map(repairPasted));
    return form === null || isOfLookUp(lines) ? 0 : SURE[form];
  },
  open: (path, emit) => new PastedReader(path, emit),
});

/** curl names host and port of a look-up or a connect, which makes it a manual check with a target. */
function isOfLookUp(lines: readonly string[]): boolean {
  return lines.some((line) => /^curl: \((?:5|6|7)\) /.test(line));
}

class PastedReader implements LineReader {
  readonly #lines: Evidence[] = [];

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
  ) {}

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    const text = lineText(block, start, end);
    if (text.trim() !== '')
      this.#lines.push({ source: this.path, unit: 'line', number, byteOffset, stamp: null, text });
  }

  end(): Reading {
    const texts = this.#lines.map(({ text }) => repairPasted(text));
    const form = pasteForm(texts);
    const cited = this.#lines.filter(({ text }) => form !== 'exception' || namesException(text));
    const [first, ...more] = cited.slice(0, MAX_LINES);
    const records = Math.min(1, this.#lines.length);
    const nothing = { records, understood: 0, first: null, last: null, host: null };
    if (form === null || first === undefined) return nothing;
    const facts = { answer: answerFacts, exception: exceptionFacts, command: commandFacts }[form](texts);
    this.emit.event('paste.error', facts, { stamp: null, evidence: [first, ...more] });
    return { ...nothing, understood: 1 };
  }
}
