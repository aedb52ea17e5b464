import { latin1Bytes } from '../../text/bytes.js';
import { encodingOf } from '../../text/lines.js';
import type { Source } from '../../core/source.js';
import type { Unpacking } from '../container.js';
import type { Entry } from '../entry.js';
import { held } from '../held.js';
import type { Intake } from '../intake.js';
import { ownReportIn } from '../own-report.js';
import { EXPORT_LINES, unreadExport } from '../packet-exports.js';
import type { DocumentKind } from './document-kind.js';
import { markHtml } from './html.js';
import { linePrefixOf, prefixedLogs } from './line-prefixes.js';
import { asLatin1, markLength } from './latin1.js';
import { linesOf, type DocumentLine, type MarkedLine, type Part } from './line.js';
import { markMarkdown } from './markdown.js';
import { partsOf } from './parts.js';
import { unquoted } from './quotes.js';
import { sessionOf } from './transcript.js';
import { markWiki } from './wiki.js';

/** Largest document, which is held in memory: ten thousand pages of text. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** The blocks, pasted records and paragraphs of a document, each a source whose lines have the document's numbers. */
export async function* documentParts(
  entry: Entry,
  kind: DocumentKind,
  { intake }: Unpacking,
): AsyncGenerator<Source, void, undefined> {
  const { bytes, close, ...rest } = await held(entry, MAX_DOCUMENT_BYTES);
  try {
    if (bytes === null) {
      const { path, size, modified, open } = 'entry' in rest ? rest.entry : entry;
      const why = `it holds other texts, and more than ${String(MAX_DOCUMENT_BYTES / 1024 ** 2)} MiB: it was read as one text`;
      // A large session is usually a capture with its command.
      if (kind !== 'session') intake.notice('not-read', path, why);
      yield { path: intake.ownPath(path), size, modified, open };
      return;
    }
    const apart = await takenApart(kind, withoutOwnReport(bytes, entry.path, intake));
    if (apart === null) yield wholeOf(entry, bytes, intake);
    else yield* partsAsSources(entry, apart, intake);
  } finally {
    await close();
  }
}

interface Text {
  readonly text: string;
  readonly firstByte: number;
}

function withoutOwnReport(bytes: Uint8Array, path: string, intake: Intake): Text {
  const text = asLatin1(bytes);
  const { encoding } = encodingOf(bytes);
  if (encoding !== 'utf-8')
    intake.notice('encoding', path, `text is ${encoding.toUpperCase()}; byte offsets count its UTF-8 form`);
  const firstByte = markLength(bytes);
  const at = ownReportIn(text);
  if (at === null) return { text, firstByte };
  const line = text.slice(0, at).split('\n').length;
  const message = `from line ${String(line)} on it is a report of lic-analyze; give what that was made from`;
  intake.notice('not-read', path, message);
  return { text: text.slice(0, at), firstByte };
}

/** Parts with their own path, and the rest of the document. */
interface TakenApart {
  readonly parts: readonly Part[];
  readonly rest: Part;
}

/** Null for a session that is only one log with the command that printed it. */
async function takenApart(kind: DocumentKind, { text, firstByte }: Text): Promise<TakenApart | null> {
  if (kind === 'session') {
    const session = sessionOf(linesOf(text, firstByte));
    return session === null ? null : { parts: session.logs, rest: session.rest };
  }
  const prefix = kind === 'prefixed' ? linePrefixOf(text) : null;
  if (prefix !== null) return asApart(prefixedLogs(linesOf(text, firstByte), prefix));
  const marked = kind === 'html' ? await markHtml(text) : await markText(linesOf(text, firstByte));
  const parts = partsOf(marked.map((line) => (line.block === null ? unquoted(line) : line)));
  return { parts: parts.flatMap(sessionsIn), rest: [] };
}

/** A single log keeps its file's path. */
function asApart(logs: readonly Part[]): TakenApart {
  const [only, ...others] = logs;
  return only !== undefined && others.length === 0 ? { parts: [], rest: only } : { parts: logs, rest: [] };
}

async function markText(lines: readonly DocumentLine[]): Promise<readonly MarkedLine[]> {
  const marked = await markMarkdown(lines);
  return markWiki(marked, marked.length);
}

function sessionsIn(part: Part): readonly Part[] {
  const session = sessionOf(part);
  return session === null ? [part] : [session.rest, ...session.logs];
}

function wholeOf({ path, modified }: Entry, bytes: Uint8Array, intake: Intake): Source {
  return { path: intake.ownPath(path), size: bytes.length, modified, open: () => once(bytes) };
}

function* partsAsSources(entry: Entry, { parts, rest }: TakenApart, intake: Intake): Generator<Source> {
  if (rest.length > 0) yield sourceOf(entry, rest, intake.ownPath(entry.path));
  for (const part of parts) {
    const path = intake.ownPath(`${entry.path}!${placeOf(part)}`);
    const unread = unreadExport(textOf(part.slice(0, EXPORT_LINES)), false);
    if (unread === null) yield sourceOf(entry, part, path);
    else intake.notice('not-read', path, `it is ${unread.what}; ${unread.instead}`);
  }
}

const textOf = (part: Part): string => part.map(({ text }) => `${text}\n`).join('');

function placeOf(part: Part): string {
  const [first, last] = [part[0]?.number ?? 1, part.at(-1)?.number ?? 1];
  return first === last ? `line ${String(first)}` : `lines ${String(first)}-${String(last)}`;
}

function sourceOf({ path: own, textOf: message, modified }: Entry, part: Part, path: string): Source {
  const bytes = latin1Bytes(textOf(part));
  return {
    path,
    size: bytes.length,
    modified,
    document: message ?? own,
    placeOf: (line) => part[line - 1] ?? null,
    open: () => once(bytes),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield await Promise.resolve(bytes);
}
