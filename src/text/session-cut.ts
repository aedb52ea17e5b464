import { isKnownCommand, promptOf, type Prompt } from './prompts.js';
import { TypedLine } from './typed-line.js';

/** Takes a session's commands and output in order. */
export interface SessionSink<L extends { readonly text: string }> {
  /** A command, with its continuation lines. */
  typed(typed: TypedLine<L>, prompt: Prompt): void;
  printed(line: L): void;
}

/** Cuts a terminal's session, line by line, into commands and their output. */
export class SessionCut<L extends { readonly text: string }> {
  readonly #sink: SessionSink<L>;
  readonly #bare: boolean;
  readonly #hosts = new Set<string>();
  #typed: TypedLine<L> | null = null;
  #isSession = false;

  /** `bare`: `$ curl …` is a prompt, and so is `# curl …` after another one; only right in a session. */
  constructor(sink: SessionSink<L>, { bare }: { readonly bare: boolean }) {
    this.#sink = sink;
    this.#bare = bare;
  }

  /** Hosts of all prompts so far. */
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

  /** Ends the current command: later lines are not its output. */
  end(): void {
    this.#typed = null;
  }

  /** A valid prompt: a manager's needs a known command or host, a lone `#` needs a session. */
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
