import type { LineReader, Parser } from '../core/parser.js';
import type { Reading } from '../core/source.js';

/** Called with the function that threw. */
export type ParserFailure = (parser: Parser, what: string, error: unknown) => void;

const NOTHING: Reading = { records: 0, understood: 0, first: null, last: null, host: null };

/**
 * A user's parser of which no function throws where others are asked too: once one has thrown, the parser recognises and
 * claims nothing more of the source, and all others go on.
 */
export function guarded(parser: Parser, failed: ParserFailure): Parser {
  const state = { isOff: false };
  const safe = <T>(what: string, otherwise: T, work: () => T): T => {
    if (state.isOff) return otherwise;
    try {
      return work();
    } catch (error) {
      state.isOff = true;
      failed(parser, what, error);
      return otherwise;
    }
  };
  if (parser.reads === 'messages') {
    return {
      ...parser,
      claims: (text) => safe('claims', false, () => parser.claims(text)),
      ...(parser.stamp === undefined
        ? {}
        : { stamp: (text) => safe('stamp', null, () => parser.stamp?.(text) ?? null) }),
      read: (message, emit) => {
        safe('read', undefined, () => {
          parser.read(message, emit);
        });
      },
    };
  }
  const { begins } = parser;
  return {
    ...parser,
    recognise: (head) => safe('recognise', 0, () => parser.recognise(head)),
    ...(begins === undefined
      ? {}
      : { begins: { ...begins, beginsAt: (block, at) => safe('beginsAt', false, () => begins.beginsAt(block, at)) } }),
  };
}

/** Reads with a user's reader until it throws; the lines from there on go to the next one, if there is any. */
export class GuardedLines implements LineReader {
  #reader: LineReader | null;

  constructor(
    reader: LineReader,
    private readonly next: (what: string, error: unknown) => LineReader | null,
  ) {
    this.#reader = reader;
  }

  line(...line: Parameters<LineReader['line']>): void {
    try {
      this.#reader?.line(...line);
    } catch (error) {
      this.#reader = this.next('line', error);
      this.#reader?.line(...line);
    }
  }

  end(): Reading {
    try {
      return this.#reader?.end() ?? NOTHING;
    } catch (error) {
      this.next('end', error);
      return NOTHING;
    }
  }
}
