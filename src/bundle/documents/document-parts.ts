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
import { headingOf, underHeadings } from './headings.js';
import { linesOf, type DocumentLine, type DocumentPart, type MarkedLine, type Part } from './line.js';
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
  const own = ownReportIn(text);
  if (own === null) return { text, firstByte };
  const { start, end } = own;
  const line = (at: number): string => String(text.slice(0, at).split('\n').length);
  const until = end === text.length ? 'on' : `to ${line(end - 1)}`;
  const message = `from line ${line(start)} ${until} it is a report of lic-analyze; give what that was made from`;
  intake.notice('not-read', path, message);
  // Blanks keep the places of what follows.
  return { text: text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end), firstByte };
}

/** Parts with their own path, and the rest of the document. */
interface TakenApart {
  readonly parts: readonly DocumentPart[];
  readonly rest: Part;
}

/** Null for a session that is only one log with the command that printed it. */
async function takenApart(kind: DocumentKind, { text, firstByte }: Text): Promise<TakenApart | null> {
  if (kind === 'session') {
    const session = sessionOf(linesOf(text, firstByte));
    return session === null ? null : { parts: session.logs.map(asCopied).flatMap(underHeadings), rest: session.rest };
  }
  const prefix = kind === 'prefixed' ? linePrefixOf(text) : null;
  if (prefix !== null) return asApart(prefixedLogs(linesOf(text, firstByte), prefix));
  if (kind === 'headed')
    return { parts: sessionsIn(asCopied(linesOf(text, firstByte))).flatMap(underHeadings), rest: [] };
  const marked = kind === 'html' ? await markHtml(text) : await markText(linesOf(text, firstByte));
  const parts = partsOf(marked.map((line) => (line.block === null ? unquoted(line) : line)));
  return { parts: parts.flatMap(sessionsIn).flatMap(underHeadings), rest: [] };
}

/** A single log keeps its file's path. */
function asApart(logs: readonly Part[]): TakenApart {
  const [only, ...others] = logs;
  const isOne = only !== undefined && others.length === 0;
  if (isOne && !only.some(({ text }) => headingOf(text) !== null)) return { parts: [], rest: only };
  return { parts: logs.map(asCopied).flatMap(underHeadings), rest: [] };
}

async function markText(lines: readonly DocumentLine[]): Promise<readonly MarkedLine[]> {
  const marked = await markMarkdown(lines);
  return markWiki(marked, marked.length);
}

const asCopied = (lines: Part): DocumentPart => ({ lines, file: null, isCopied: true });

function sessionsIn(part: DocumentPart): readonly DocumentPart[] {
  const session = sessionOf(part.lines);
  if (session === null) return [part];
  return [{ ...part, lines: session.rest }, ...session.logs.map(asCopied)].filter(({ lines }) => lines.length > 0);
}

function wholeOf({ path, modified }: Entry, bytes: Uint8Array, intake: Intake): Source {
  return { path: intake.ownPath(path), size: bytes.length, modified, open: () => once(bytes) };
}

function* partsAsSources(entry: Entry, { parts, rest }: TakenApart, intake: Intake): Generator<Source> {
  if (rest.length > 0) yield sourceOf(entry, { lines: rest, file: null, isCopied: false }, intake.ownPath(entry.path));
  for (const part of parts) {
    const path = intake.ownPath(`${entry.path}!${part.file?.replace(/^\/+/, '') ?? placeOf(part.lines)}`);
    const unread = unreadExport(textOf(part.lines.slice(0, EXPORT_LINES)), false);
    if (part.lines.length === 0) intake.notice('empty', path, 'nothing stands under its heading');
    else if (unread === null) yield sourceOf(entry, part, path);
    else intake.notice('not-read', path, `it is ${unread.what}; ${unread.instead}`);
  }
}

const textOf = (part: Part): string => part.map(({ text }) => `${text}\n`).join('');

function placeOf(part: Part): string {
  const [first, last] = [part[0]?.number ?? 1, part.at(-1)?.number ?? 1];
  return first === last ? `line ${String(first)}` : `lines ${String(first)}-${String(last)}`;
}

function sourceOf(
  { path: own, textOf: message, modified }: Entry,
  { lines, file, isCopied }: DocumentPart,
  path: string,
): Source {
  const bytes = latin1Bytes(textOf(lines));
  return {
    path,
    size: bytes.length,
    modified,
    // A file under its heading is listed like any file.
    ...(file === null ? { document: message ?? own } : {}),
    ...(isCopied ? { isCopied } : {}),
    placeOf: (line) => lines[line - 1] ?? null,
    open: () => once(bytes),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield await Promise.resolve(bytes);
}
