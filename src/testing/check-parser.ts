import type { MemoryFile } from '../analyze.js';
import type { Analysis } from '../core/analysis.js';
import type { AnyEvent } from '../core/event.js';
import type { MessageParser, Parser } from '../core/parser.js';

/** An event that a sample leads to. */
export interface ExpectedEvent {
  readonly kind: string;
  /** All facts, and no others. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** Lines or frames of its evidence, from 1. */
  readonly lines: readonly number[];
}

/** A sample that tests a parser: a whole file in memory, and what is read of it. */
export interface ParserSample {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly events: readonly ExpectedEvent[];
}

/** Reads with the parser among the others: every event, and what became of the sources. */
export interface ParserRuns {
  readonly events: (file: MemoryFile) => Promise<readonly AnyEvent[]>;
  readonly sources: (file: MemoryFile) => Promise<Pick<Analysis, 'sources' | 'notices'>>;
}

/** Bytes of a chunk, where the sample is read in small ones. */
const SMALL = 7;
/** Cuts of one sample, evenly over it. */
const CUTS = 24;
/** What syslog writes before a message. */
const ENVELOPE = 'Nov 19 09:31:44 host.example program[1]: ';

/** `checkParser` with the caller's own way to read. */
export async function checkParserBy(
  parser: Parser,
  sample: ParserSample,
  runs: ParserRuns,
): Promise<readonly string[]> {
  const { sources, notices } = await runs.sources(sample);
  const formats = sources.filter(({ format }) => format !== parser.id);
  const threw = notices.filter(({ code }) => code === 'parser-failed' || code === 'plugin-refused');
  const events = await runs.events(sample);
  return [
    ...(sources.length === 0 ? [`${sample.path}: no parser recognises it`] : []),
    ...formats.map(({ path, format }) => `${path}: read as ${format ?? 'nothing'}, not as ${parser.id}`),
    ...threw.map(({ message }) => `${sample.path}: ${message}`),
    ...differences(sample, events.map(inShort)),
    ...(await chunksChangeNothing(sample, events, runs)),
    ...(await cutsLoseNoMore(sample, events, runs)),
    ...(parser.reads === 'messages' ? await messagesHold(parser, sample, runs) : []),
  ];
}

function inShort({ kind, facts, evidence }: AnyEvent): ExpectedEvent {
  return { kind, facts: { ...facts }, lines: evidence.map(({ number }) => number) };
}

function differences({ path, events }: ParserSample, seen: readonly ExpectedEvent[]): readonly string[] {
  const count = Math.max(events.length, seen.length);
  return Array.from({ length: count }, (_, index) => [events[index], seen[index]] as const).flatMap(
    ([expected, actual], index) =>
      written(expected) === written(actual)
        ? []
        : [`${path}: event ${String(index + 1)} is ${written(actual)}, not ${written(expected)}`],
  );
}

/** The same text for the same event, in whatever order its facts stand. */
function written(event: ExpectedEvent | undefined): string {
  if (event === undefined) return 'none';
  const facts = Object.entries(event.facts).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${event.kind} of ${event.lines.join(', ')} ${JSON.stringify(Object.fromEntries(facts))}`;
}

async function chunksChangeNothing(
  { path, content }: ParserSample,
  events: readonly AnyEvent[],
  runs: ParserRuns,
): Promise<readonly string[]> {
  const inChunks = await runs.events({ path, content: chunksOf(bytesOf(content)) });
  const isSame = events.map(inShort).map(written).join('\n') === inChunks.map(inShort).map(written).join('\n');
  return isSame ? [] : [`${path}: in chunks of ${String(SMALL)} bytes it gives other events`];
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += SMALL) yield await Promise.resolve(bytes.slice(at, at + SMALL));
}

/** What is whole before a cut is read as before: of the events, all but those of the last record. */
async function cutsLoseNoMore(
  { path, content }: ParserSample,
  events: readonly AnyEvent[],
  runs: ParserRuns,
): Promise<readonly string[]> {
  if (typeof content !== 'string') return [];
  const whole = events.map((event) => ({ end: endOf(content, event), text: written(inShort(event)) }));
  for (let cut = 1; cut <= CUTS; cut++) {
    const at = Math.floor((content.length * cut) / (CUTS + 1));
    const text = content.slice(0, at);
    const read = new Set((await runs.events({ path, content: text })).map((event) => written(inShort(event))));
    // The first lines decide the format, which half a line does not show.
    const lost = whole.find((event) => event.end < at && !read.has(event.text) && text.includes('\n'));
    if (lost !== undefined) return [`${path}: cut after ${String(at)} characters it loses ${lost.text}`];
  }
  return [];
}

/** Characters up to the end of an event's last line. */
function endOf(content: string, { evidence }: AnyEvent): number {
  const last = Math.max(...evidence.map(({ number }) => number));
  return content.split('\n').slice(0, last).join('\n').length;
}

async function messagesHold(
  parser: MessageParser,
  { path, content }: ParserSample,
  runs: ParserRuns,
): Promise<readonly string[]> {
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
  const lines = text.split(/\r?\n/).filter((line) => parser.claims(line));
  const strange = lines.filter((line) => parser.initials?.includes(line.charAt(0)) === false);
  const alone = await runs.events({ path, content: `${lines.join('\n')}\n` });
  const inside = await runs.events({ path, content: `${lines.map((line) => `${ENVELOPE}${line}`).join('\n')}\n` });
  const kinds = (events: readonly AnyEvent[]): string => events.map(({ kind }) => kind).join(', ');
  return [
    ...strange.map((line) => `${path}: it claims a text that begins with ${line.charAt(0)}, which initials leave out`),
    ...(kinds(alone) === kinds(inside)
      ? []
      : [`${path}: in syslog it gives ${kinds(inside) || 'no event'}, by itself ${kinds(alone) || 'none'}`]),
    ...(isDated(parser, lines)
      ? []
      : [`${path}: stamp reads no time of its lines, so that a file of them has no dates`]),
  ];
}

/** A message without a clock of its own has its envelope's; one that shows a time must state it. */
function isDated(parser: MessageParser, lines: readonly string[]): boolean {
  const timed = lines.filter((line) => /\d\d:\d\d:\d\d/.test(line));
  return timed.length === 0 || timed.some((line) => (parser.stamp?.(line) ?? null) !== null);
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
