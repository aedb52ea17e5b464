import { isKnownCommand, promptOf, type Prompt } from './prompts.js';
import { TypedLine } from './typed-line.js';

/** Takes what was typed in a session, and what was printed, in order. */
export interface SessionSink<L extends { readonly text: string }> {
  /** A command; it takes the lines that it goes on in. */
  typed(typed: TypedLine<L>, prompt: Prompt): void;
  printed(line: L): void;
}

/** Cuts a terminal's session, line by line, into commands and what they printed. */
export class SessionCut<L extends { readonly text: string }> {
  readonly #sink: SessionSink<L>;
  readonly #bare: boolean;
  readonly #hosts = new Set<string>();
  #typed: TypedLine<L> | null = null;
  #isSession = false;

  /** `bare`: `$ curl …` is a prompt, and `# curl …` behind another one: right only where the text is a session. */
  constructor(sink: SessionSink<L>, { bare }: { readonly bare: boolean }) {
    this.#sink = sink;
    this.#bare = bare;
  }

  /** Hosts whose prompts were met. */
  get hosts(): ReadonlySet<string> {
    return this.#hosts;
  }

  line(line: L): void {
    const prompt = this.#promptOf(line.text);
    if (prompt === null) {
      if (this.#typed?.take(line) !== true) this.#sink.printed(line);
      return;
    }
    if (prompt.host !== null) this.#hosts.add(prompt.host);
    this.#typed = new TypedLine(line, prompt);
    this.#sink.typed(this.#typed, prompt);
  }

  /** What comes was printed by no command. */
  end(): void {
    this.#typed = null;
  }

  /** A prompt that counts: of a manager only with a known command or a name that was met, a lone `#` only in a session. */
  #promptOf(text: string): Prompt | null {
    const prompt = promptOf(text, { bare: this.#bare });
    if (prompt === null) return null;
    const known = isKnownCommand(prompt.command);
    const counts =
      prompt.kind === 'bare'
        ? this.#isSession || text.trimStart().startsWith('$')
        : prompt.kind !== 'manager-cli' || known || (prompt.host !== null && this.#hosts.has(prompt.host));
    if (!counts) return null;
    this.#isSession ||= known;
    return prompt;
  }
}
