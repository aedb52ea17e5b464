import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { analyze, parsers, readEvents, type AnyEvent, type MessageParser } from '../../../src/index.js';
import { excerptAt, type Excerpt } from '../from/excerpt.js';
import type { Place } from '../from/place.js';
import type { Begun } from '../from/rule-from.js';
import { withStandIns } from '../from/stand-ins.js';
import { nextStep } from '../plan.js';
import { loadParser } from './load-parser.js';
import { parserForm } from './parser-form.js';
import { shapeOf } from './shape.js';

/** The list of the pages of parsers: the one file that a new parser changes and does not make. */
export const PARSER_LIST = 'docs/parsers/README.md';

/** Lines of the sample: the one asked for, and others of its form. */
const MAX_LINES = 12;

/**
 * Starts a parser of messages from one line, by itself or in an envelope: the parser with its record's grammar, a sample
 * with the events that are read of it, its page and the row in the list of pages. Returns a sentence if the line cannot
 * be read; throws LicAnalyzeError for a missing path.
 */
export async function messageParserFrom(id: string, place: Place, root: string): Promise<Begun | string> {
  const excerpt = await excerptAt(place);
  if (typeof excerpt === 'string') return excerpt;
  const { texts, claimedBy } = await payloadsOf(excerpt);
  const known = claimedBy.get(excerpt.at + 1);
  if (known !== undefined)
    return `${known} reads such a line already. npm run try -- ${known} ${place.file} shows what it makes of it.`;
  const line = texts.get(excerpt.at + 1) ?? '';
  const text = await parserForm(id, shapeOf(line));
  const parser = await loadParser(text, join(root, 'src/parsers/gateways'));
  if (parser?.claims(line) !== true) return `No grammar fits ${line}: start with npm run new -- parser ${id}.`;
  const sample = await sampleOf([line, ...[...texts.values()].filter((one) => one !== line && parser.claims(one))]);
  const name = `${id}.log`;
  const events = await eventsOf(parser, name, sample);
  return {
    files: [
      { path: `src/parsers/${id}/${id}.ts`, text },
      { path: `samples/parsers/${id}/${name}`, text: `${sample.join('\n')}\n` },
      { path: `samples/parsers/${id}/${name}.events.json`, text: await asJson(events.map(inShort)) },
      { path: `docs/parsers/${id}.md`, text: pageOf(id, sample[0] ?? '') },
      { path: PARSER_LIST, text: withRow(readFileSync(join(root, PARSER_LIST), 'utf8'), id) },
    ],
    says: [...sayings(id, events), ...overlapSays(parser, root), nextStep('parser', id)],
  };
}

interface Payloads {
  /** What each line holds without its envelope, by its number in the excerpt from 1. */
  readonly texts: ReadonlyMap<number, string>;
  /** Id of the parser that claims a line already. */
  readonly claimedBy: ReadonlyMap<number, string>;
}

async function payloadsOf({ name, lines }: Excerpt): Promise<Payloads> {
  const texts = new Map(lines.map((line, index) => [index + 1, line]));
  const claimedBy = new Map<number, string>();
  const whole = new Set(lines);
  const noted = (parser: MessageParser): MessageParser => ({
    ...parser,
    read: (message) => {
      const { number } = message.evidence(null);
      texts.set(number, message.text);
      if (parser.id !== REST.id) claimedBy.set(number, parser.id);
    },
  });
  const known = parsers.flatMap((parser) => (parser.reads === 'messages' ? [noted(withoutPasses(parser))] : []));
  // Whole lines are left to the envelope's parser, which hands on what it holds.
  const rest = noted({ ...REST, claims: (text) => !whole.has(text) });
  await analyze([{ path: name, content: `${lines.join('\n')}\n` }], { parsers: [...known, rest] });
  return { texts, claimedBy };
}

const REST: MessageParser = {
  id: 'any-message',
  title: 'any message that no parser claims',
  role: 'other',
  reads: 'messages',
  discriminator: { field: 'message', values: ['any'] },
  claims: () => true,
  read: () => undefined,
};

/** What a parser passes over is claimed as well, and is never handed to it. */
function withoutPasses({ passes: _passes, outlines: _outlines, ...parser }: MessageParser): MessageParser {
  return parser;
}

async function sampleOf(lines: readonly string[]): Promise<readonly string[]> {
  const kept = lines.slice(0, MAX_LINES);
  const analysis = await analyze([{ path: 'sample.log', content: `${kept.join('\n')}\n` }]);
  return withStandIns(kept, analysis);
}

async function eventsOf(parser: MessageParser, path: string, lines: readonly string[]): Promise<readonly AnyEvent[]> {
  const events: AnyEvent[] = [];
  const content = `${lines.join('\n')}\n`;
  for await (const event of readEvents([{ path, content }], { parsers: [parser] })) events.push(event);
  return events;
}

function inShort({ kind, facts, evidence }: AnyEvent): object {
  return { lines: evidence.map(({ number }) => number), kind, facts };
}

function pageOf(id: string, line: string): string {
  return `# Say what ${id} is\n\n\`${id}\`\n\nSay what is read, of which product and release, and how that is known. Say what is not read.\n\n\`\`\`log\n${line}\n\`\`\`\n`;
}

/** The list with a row at the end of the messages of the license server. */
function withRow(list: string, id: string): string {
  const row = `| [${id}](${id}.md) | say what it is |`;
  return list.includes(`[${id}](`) ? list : list.replace('| **A proxy** | |', `${row}\n| **A proxy** | |`);
}

function sayings(id: string, events: readonly AnyEvent[]): readonly string[] {
  const kinds = [...new Set(events.map(({ kind }) => kind))].join(', ');
  return [
    `It makes ${String(events.length)} events of its sample: ${kinds || 'none'}. Which fields let an event take part is the table of docs/writing-a-parser.md. Read the sample through before you commit it: what no key gives away is not found.`,
    `Left to do in src/parsers/${id}/${id}.ts: title, role, discriminator and initials; the names of the grammar's parts that the facts need; a kind that fits better; whether every line is an event. Move it into the folder of its family if there is one.`,
    `Left to do in samples/parsers/${id}/${id}.log.events.json: hold each event against its line. In docs/parsers/${id}.md and its row in docs/parsers/README.md: the sentences.`,
    `See what takes part: npm run try -- ${id} samples/parsers/${id}/${id}.log`,
  ];
}

/** Parsers are asked in the order of their ids, so that what two of them claim goes to one of them only. */
function overlapSays({ id, claims }: Pick<MessageParser, 'id' | 'claims'>, root: string): readonly string[] {
  const others = parsers.filter((parser): parser is MessageParser => parser.reads === 'messages' && parser.id !== id);
  return others.flatMap((other) => {
    const line = sampleLinesOf(other.id, root).find((text) => other.claims(text) && claims(text));
    return line === undefined
      ? []
      : [
          `Narrow the grammar first: it claims a line of ${other.id} as well, and one of them would lose it:\n  ${line}`,
        ];
  });
}

function sampleLinesOf(id: string, root: string): readonly string[] {
  const folder = join(root, 'samples/parsers', id);
  const names = readdirSync(folder).filter((name) => !name.endsWith('.json') && !name.endsWith('.md'));
  return names.flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\r?\n/));
}

function asJson(value: readonly object[]): Promise<string> {
  return format(JSON.stringify(value), { parser: 'json', printWidth: 120 });
}
