import { lineText } from '../../text/lines.js';
import type { Reading } from '../../core/source.js';
import type { Emit, LineReader } from '../../core/parser.js';
import type { Platform } from '../../core/platform.js';
import { promptOf, type Prompt } from '../../text/prompts.js';
import { withoutCodeMarks } from '../../text/code-line.js';
import { repairPasted } from '../../text/repair.js';
import { terminalText } from '../../text/terminal.js';
import { SessionIndent } from '../../text/session-indent.js';
import { SessionCut, type SessionSink } from '../../text/session-cut.js';
import type { TypedLine } from '../../text/typed-line.js';
import type { CommandReader, TranscriptLine } from './command.js';
import { HeldOutput } from './held-output.js';
import { RunReader } from './run-reader.js';
import { sessionHeader } from './session-header.js';
import { withUnprompted } from './unprompted.js';

/** Programs that stay on the same host, though their prompt names none. */
const SHELLS = /^(?:vshell|su|sudo|bash|sh|script)\b/;

/** Prompts searched for within lines: long enough not to match by chance, and few of them. */
const MIN_PROMPT_LENGTH = 4;
const MAX_PROMPTS = 32;

interface Open {
  readonly typed: TypedLine<TranscriptLine> | null;
  readonly host: string | null;
  readonly output: HeldOutput;
}

/** Cuts a transcript into commands with their output and passes each to its reader. */
export class SessionReader implements LineReader, SessionSink<TranscriptLine> {
  readonly #runs: RunReader;
  readonly #emit: Emit;
  readonly #readers: readonly CommandReader[];
  readonly #indent = new SessionIndent();
  #open: Open = { typed: null, host: null, output: new HeldOutput() };
  readonly #cut = new SessionCut<TranscriptLine>(this, { bare: true });
  /** Prompts seen so far. */
  readonly #prompts = new Set<string>();
  /** The host of a prompt without a name. */
  #inherited: string | null = null;

  constructor(path: string, emit: Emit, readers: readonly CommandReader[], platform: Platform) {
    this.#emit = emit;
    this.#readers = readers;
    this.#runs = new RunReader(path, emit, readers, platform);
  }

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    const verbatim = lineText(block, start, end);
    const { text, ends } = this.#indent.line(withoutCodeMarks(repairPasted(terminalText(verbatim))));
    if (ends) this.#endCommand();
    const line = { text, number, byteOffset, ...(text === verbatim ? {} : { verbatim }) };
    const glued = this.#gluedPrompt(text);
    if (glued > 0) {
      this.#line({ ...line, text: text.slice(0, glued), verbatim });
      this.#line({ ...line, text: text.slice(glued), verbatim });
    } else this.#line(line);
  }

  #line(line: TranscriptLine): void {
    const header = sessionHeader(line.text);
    if (header === null) {
      this.#cut.line(line);
      return;
    }
    this.#endCommand();
    if (header.stamp !== null) this.#runs.began(header.stamp);
  }

  /** What follows is not printed by the last command. */
  #endCommand(): void {
    this.#close();
    this.#cut.end();
  }

  /** Where a known prompt follows output without a line end; 0 if none does. */
  #gluedPrompt(text: string): number {
    for (const prompt of this.#prompts) {
      const at = text.indexOf(prompt);
      if (at > 0 && promptOf(text.slice(at)) !== null && promptOf(text) === null) return at;
    }
    return 0;
  }

  end(): Reading {
    this.#close();
    return { ...this.#runs.reading(), host: this.#onlyHost() };
  }

  /** The session's host; null if it moved on to another one. */
  #onlyHost(): string | null {
    const [only, ...others] = this.#cut.hosts;
    return others.length === 0 ? (only ?? null) : null;
  }

  typed(typed: TypedLine<TranscriptLine>, { host, command }: Prompt): void {
    this.#close();
    if (host !== null) this.#inherited = SHELLS.test(command) ? host : null;
    const { text } = typed.line;
    const front = text.slice(0, text.length - command.length).trimEnd();
    if (front.length >= MIN_PROMPT_LENGTH && this.#prompts.size < MAX_PROMPTS) this.#prompts.add(front);
    this.#open = { typed, host: host ?? this.#inherited, output: new HeldOutput() };
  }

  printed(line: TranscriptLine): void {
    this.#open.output.add(line);
  }

  #close(): void {
    const { typed, host, output } = this.#open;
    this.#open = { typed: null, host: null, output: new HeldOutput() };
    const run = { typed, host, output: [...(typed?.givenUp() ?? []), ...output.lines] };
    for (const one of withUnprompted(run, this.#readers)) this.#runs.run(one);
    output.passedOver.report(
      this.#emit,
      (count) => `the output of one command is longer than is kept; ${String(count)} lines of it were passed over`,
    );
  }
}
