import { analyze, parsers, type Analysis, type Dated, type MessageParser, type Parser } from '../../src/index.js';

/** The fields of each kind that attempts read: the table of docs/writing-a-parser.md. */
export type TakingPart = ReadonlyMap<string, readonly string[]>;

/** Reads the generated table. */
export function takingPartIn(page: string): TakingPart {
  const rows = [...page.matchAll(/^\| `([^`]+)` \| ([^|]*) \|/gm)];
  return new Map(
    rows.map(([, kind = '', fields = '']) => [kind, [...fields.matchAll(/`([^`]+)`/g)].map(([, field = '']) => field)]),
  );
}

/** Events of one kind with one fate are shown by their first lines. */
const SHOWN = 3;

/** What a parser makes of a file, and what took part in an attempt, one line each; throws for a missing path. */
export async function tryParser(id: string, file: string, takingPart: TakingPart): Promise<readonly string[]> {
  const lines = new Set<string>();
  const analysis = await analyze(file, { parsers: parsers.map((parser) => noted(parser, id, lines)) });
  const whole = new Set(analysis.sources.filter(({ format }) => format === id).map(({ path }) => path));
  const isOwn = ({ evidence: [first] }: Dated): boolean =>
    lines.has(placeOf(first)) ||
    (whole.has(first.source) && parsers.find((parser) => parser.id === id)?.reads !== 'messages');
  const own = analysis.timeline.filter(isOwn);
  const inAttempt = attemptsBy(analysis);
  const fates = own.map((event) => [event, fateOf(event, inAttempt, takingPart)] as const);
  const counted = new Map<string, Dated[]>();
  for (const [event, fate] of fates) {
    const key = `${event.kind}: ${fate}`;
    counted.set(key, [...(counted.get(key) ?? []), event]);
  }
  return [
    ...analysis.sources.map(
      ({ path, format, records, understood }) =>
        `${path}: read as ${format ?? 'nothing'}, ${String(understood)} of ${String(records)} records understood`,
    ),
    `${id} read ${String(lines.size)} messages and made ${String(own.length)} events`,
    ...[...counted].map(([fate, events]) => `${String(events.length)} × ${fate}\n    ${placesOf(events)}`),
    ...analysis.attempts.map(
      ({ id: attempt, outcome, stoppedAt }) =>
        `attempt ${attempt}: ${outcome}${stoppedAt === null ? '' : ` at ${stoppedAt}`}`,
    ),
  ];
}

/** A message parser that notes the lines that it was given. */
function noted(parser: Parser, id: string, lines: Set<string>): Parser {
  if (parser.reads !== 'messages' || parser.id !== id) return parser;
  const { passes: _passes, outlines: _outlines, ...rest } = parser;
  const own: MessageParser = {
    ...rest,
    read: (message, emit) => {
      lines.add(placeOf(message.evidence(null)));
      parser.read(message, emit);
    },
  };
  return own;
}

const placeOf = ({ source, number }: { readonly source: string; readonly number: number }): string =>
  `${source}:${String(number)}`;

/** The attempt that cites a line. */
function attemptsBy({ attempts }: Analysis): ReadonlyMap<string, string> {
  return new Map(
    attempts.flatMap(({ id, events, stages }) =>
      [...events, ...stages].flatMap(({ evidence }) => evidence.map((one) => [placeOf(one), id] as const)),
    ),
  );
}

/** `in attempt 1`, or why in none. */
function fateOf(event: Dated, inAttempt: ReadonlyMap<string, string>, takingPart: TakingPart): string {
  const attempt = event.evidence.map((one) => inAttempt.get(placeOf(one))).find((id) => id !== undefined);
  if (attempt !== undefined) return `in attempt ${attempt}`;
  const fields = takingPart.get(event.kind);
  if (fields === undefined)
    return 'in no attempt: attempts read nothing of this kind; rules may look at it in the bundle';
  if (event.at === null)
    return 'in no attempt: it has no time. State the stamp, and emit.clock where an envelope has one too';
  const missing = fields.filter((field) => !(field in event.facts));
  const states = missing.length === 0 ? '' : `; it leaves out ${missing.join(', ')}, which attempts read`;
  return `in no attempt: by its path, status and client it is no request of a license sync, or nothing near it is${states}`;
}

function placesOf(events: readonly Dated[]): string {
  const shown = events.slice(0, SHOWN).map(({ evidence: [first] }) => placeOf(first));
  return `${shown.join(', ')}${events.length > SHOWN ? ', …' : ''}`;
}
