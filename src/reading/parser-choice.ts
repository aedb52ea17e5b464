import type { Emit, Head, LineParser, LineReader, MessageParser, Parser } from '../core/parser.js';
import { errorReason } from '../text/error-reason.js';
import { guarded, GuardedLines } from './guarded.js';
import { recognise } from './recognise.js';

type TextParser = LineParser | MessageParser;

/** The parsers for one source. What a user's parser throws is noticed by its name, and the others go on. */
export class ParserChoice {
  #parsers: readonly Parser[];
  /** What decided; kept where a user's parser may have to be replaced. */
  #head: Head | null = null;

  constructor(
    parsers: readonly Parser[],
    /** Ids of the user's. */
    private readonly own: ReadonlySet<string>,
    private readonly notice: Emit['notice'],
  ) {
    this.#parsers = parsers.map((parser) => (own.has(parser.id) ? guarded(parser, this.#failed) : parser));
  }

  get all(): readonly Parser[] {
    return this.#parsers;
  }

  /** The surest one; null if none is sure. */
  of(head: Head): Parser | null {
    this.#head = this.own.size === 0 ? null : head;
    return recognise(head, this.#parsers);
  }

  /** Opens a reader; where a user's throws, `instead` opens that of the parser which is the surest without it. */
  open(
    parser: LineParser,
    open: (parser: LineParser) => LineReader,
    instead: (next: TextParser) => LineReader,
  ): LineReader | null {
    if (!this.own.has(parser.id)) return open(parser);
    const replaced = (what: string, error: unknown): LineReader | null => {
      const next = this.#without(parser, what, error);
      return next === null || next.reads === 'bytes' ? null : instead(next);
    };
    try {
      return new GuardedLines(open(parser), replaced);
    } catch (error) {
      return replaced('open', error);
    }
  }

  /** The surest one without a user's that could not be opened; what a built-in one throws is thrown on. */
  insteadOf(parser: Parser, error: unknown): Parser | null {
    if (!this.own.has(parser.id)) throw error;
    return this.#without(parser, 'open', error);
  }

  #without(parser: Parser, what: string, error: unknown): Parser | null {
    this.#failed(parser, what, error);
    this.#parsers = this.#parsers.filter(({ id }) => id !== parser.id);
    return this.#head === null ? null : recognise(this.#head, this.#parsers);
  }

  readonly #failed = ({ id }: Parser, what: string, error: unknown): void => {
    const message = `the parser ${id} failed in ${what}, and was not used further: ${errorReason(error)}`;
    this.notice('parser-failed', message);
  };
}
