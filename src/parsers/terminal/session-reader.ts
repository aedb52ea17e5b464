import { lineText } from '../../text/lines.js';
import type { Reading } from '../../core/source.js';
import type { Emit, LineReader } from '../../core/parser.js';
import { isKnownCommand, promptOf, type Prompt } from '../../text/prompts.js';
import { repairPasted } from '../../text/repair.js';
import { terminalText } from '../../text/terminal.js';
import type { CommandReader, TranscriptLine } from './command.js';
import { HeldOutput } from './held-output.js';
import { RunTeller } from './run-teller.js';
import { sessionHeader } from './session-header.js';
import { TypedLine } from './typed-line.js';

/** Programs behind whose prompt one is still on the same host, though the new prompt names none. */
const SHELLS = /^(?:vshell|su|sudo|bash|sh|script)\b/;

/** A prompt that is looked for within a line: long enough that it is no chance, and few of them. */
const SHORTEST_PROMPT = 4;
const MOST_PROMPTS = 32;

interface Open {
  readonly typed: TypedLine | null;
  readonly host: string | null;
  readonly output: HeldOutput;
}

/** Cuts a transcript into commands with what they printed, and has each read. */
export class SessionReader implements LineReader {
  readonly #teller: RunTeller;
  readonly #emit: Emit;
  #open: Open = { typed: null, host: null, output: new HeldOutput() };
  readonly #hosts = new Set<string>();
  /** Prompts as they stood in front of what was typed. */
  readonly #prompts = new Set<string>();
  #convinced = false;
  /** Host whose shell a prompt without a name is. */
  #inherited: string | null = null;

  constructor(path: string, emit: Emit, readers: readonly CommandReader[]) {
    this.#emit = emit;
    this.#teller = new RunTeller(path, emit, readers);
  }

  line(block: Buffer, start: number, end: number, number: number, byteOffset: number): void {
    const verbatim = lineText(block, start, end);
    const text = repairPasted(terminalText(verbatim));
    const line = { text, number, byteOffset, ...(text === verbatim ? {} : { verbatim }) };
    const glued = this.#gluedPrompt(text);
    if (glued > 0) {
      this.#line({ ...line, text: text.slice(0, glued), verbatim });
      this.#line({ ...line, text: text.slice(glued), verbatim });
    } else this.#line(line);
  }

  #line(line: TranscriptLine): void {
    const { text } = line;
    const header = sessionHeader(text);
    const prompt = header === null ? this.#promptOf(text) : null;
    if (header !== null) {
      this.#close();
      if (header.stamp !== null) this.#teller.began(header.stamp);
    } else if (prompt !== null) this.#begin(prompt, line);
    else if (this.#open.typed?.take(line) !== true) this.#open.output.add(line);
  }

  /** Where a prompt that was met before stands behind a body without a line end; 0 where none does. */
  #gluedPrompt(text: string): number {
    for (const prompt of this.#prompts) {
      const at = text.indexOf(prompt);
      if (at > 0 && promptOf(text.slice(at)) !== null && promptOf(text) === null) return at;
    }
    return 0;
  }

  end(): Reading {
    this.#close();
    return { ...this.#teller.reading(), host: this.#onlyHost() };
  }

  /** A session that went on to another host is no one host's. */
  #onlyHost(): string | null {
    const [only, ...others] = this.#hosts;
    return others.length === 0 ? (only ?? null) : null;
  }

  /** A prompt that counts: of a manager only with a known command or a name that was met, a lone `#` only in a session. */
  #promptOf(text: string): Prompt | null {
    const prompt = promptOf(text, { bare: true });
    if (prompt === null) return null;
    const known = isKnownCommand(prompt.command);
    const counts =
      prompt.kind === 'bare'
        ? this.#convinced || text.trimStart().startsWith('$')
        : prompt.kind !== 'manager-cli' || known || (prompt.host !== null && this.#hosts.has(prompt.host));
    if (!counts) return null;
    this.#convinced ||= known;
    return prompt;
  }

  #begin(prompt: Prompt, line: TranscriptLine): void {
    this.#close();
    if (prompt.host !== null) {
      this.#hosts.add(prompt.host);
      this.#inherited = SHELLS.test(prompt.command) ? prompt.host : null;
    }
    const front = line.text.slice(0, line.text.length - prompt.command.length).trimEnd();
    if (front.length >= SHORTEST_PROMPT && this.#prompts.size < MOST_PROMPTS) this.#prompts.add(front);
    const typed = new TypedLine(line, prompt);
    this.#open = { typed, host: prompt.host ?? this.#inherited, output: new HeldOutput() };
  }

  #close(): void {
    const { typed, host, output } = this.#open;
    this.#open = { typed: null, host: null, output: new HeldOutput() };
    this.#teller.run({ typed, host, output: [...(typed?.givenUp() ?? []), ...output.lines] });
    if (output.firstPassedOver === null) return;
    const words = `the output of one command is longer than is kept; ${String(output.passedOver)} lines of it were passed over`;
    this.#emit.notice('not-read', words, output.firstPassedOver.number);
  }
}
