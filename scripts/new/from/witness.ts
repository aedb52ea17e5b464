import { analyze, type Analysis, type Dated, type Stage } from '../../../src/index.js';
import type { Parser } from '../../../src/core/parser.js';
import { parsers } from '../../../src/parsers/index.js';
import { rules } from '../../../src/rules/index.js';

/** What reading shows about one line of a text. */
export interface Witness {
  readonly analysis: Analysis;
  /** Parser of the file; null if none recognises it. */
  readonly format: string | null;
  /** Parser that claimed the line's message from its envelope; null if none did. */
  readonly claimedBy: string | null;
  /** The event for the rule's sight; null if the line gave none. */
  readonly event: Dated | null;
  /** True if the event belongs to an attempt. */
  readonly inAttempt: boolean;
  /** Events of other kinds that the line gave. */
  readonly others: readonly Dated[];
}

/** Reads a text like the tool, and returns the result for one of its lines (counted from 1). */
export async function witness(name: string, lines: readonly string[], line: number): Promise<Witness> {
  const claims = new Map<number, string>();
  const content = `${lines.join('\n')}\n`;
  const analysis = await analyze([{ path: name, content }], { parsers: parsers.map((one) => watched(one, claims)) });
  const cites = (event: Dated): boolean =>
    event.evidence.some(({ unit, number }) => unit === 'line' && number === line);
  const own = analysis.attempts.flatMap(({ events }) => events).filter(cites);
  const events = own.length > 0 ? own : analysis.timeline.filter(cites);
  const stage = analysis.attempts.find(({ stoppedAt }) => stoppedAt !== null)?.stoppedAt ?? null;
  const [event = null] = events.toSorted((a, b) => usesOf(b.kind, stage) - usesOf(a.kind, stage));
  return {
    analysis,
    format: analysis.sources[0]?.format ?? null,
    claimedBy: claims.get(line) ?? null,
    event,
    inAttempt: own.length > 0,
    others: events.filter(({ kind }, i) => kind !== event?.kind && i === events.findIndex((one) => one.kind === kind)),
  };
}

/** A message parser that notes which lines it read; other parsers unchanged. */
function watched(parser: Parser, claims: Map<number, string>): Parser {
  if (parser.reads !== 'messages') return parser;
  return {
    ...parser,
    read: (message, emit) => {
      claims.set(message.evidence(null).number, parser.id);
      parser.read(message, emit);
    },
  };
}

/** How many claims of the stage's rules see a kind; kinds used by rules come first. */
function usesOf(kind: string, stage: Stage | null): number {
  const own = rules.filter((rule) => stage === null || rule.stage === stage);
  const claims = own.flatMap((rule) => Object.values({ ...rule.steps, ...rule.supports, ...rule.contradicts }));
  return claims.flatMap(({ seen }) => seen).filter(({ see }) => see === kind).length;
}
