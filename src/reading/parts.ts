import { groupBy } from '../core/group-by.js';
import type { Notice } from '../core/notice.js';
import type { ReadSource } from '../core/source.js';

/** Blocks that a notice names by their lines. */
const MAX_NAMED = 5;

/**
 * Drops a document's parts without anything recognised, because prose is no log. A document in which nothing at all was
 * recognised stays, as one source. Copied parts are named where they are dropped.
 */
export function withoutProse(sources: readonly ReadSource[]): readonly ReadSource[] {
  const isDropped = (source: ReadSource): boolean => source.isCopied === true && !isOfUse(source);
  const dropped = groupBy(sources.filter(isDropped), ({ document }) => document);
  const named = new Set<string>();
  return kept(sources).map((source) => {
    const found = [...dropped].find(([document]) => document !== undefined && isWithin(source, document));
    const [document, blocks] = found ?? [];
    if (document === undefined || blocks === undefined || named.has(document)) return source;
    named.add(document);
    return { ...source, notices: [...source.notices, ofBlocks(document, blocks)] };
  });
}

function ofBlocks(document: string, blocks: readonly ReadSource[]): Notice {
  const places = blocks.slice(0, MAX_NAMED).map(({ path, format }) => {
    const place = path.slice(path.lastIndexOf('!') + 1);
    return format === null ? place : `${place} (recognised as ${format})`;
  });
  const others = blocks.length - places.length;
  const named = `${places.join(', ')}${others > 0 ? ` and ${String(others)} others` : ''}`;
  const message = `nothing was understood of what was copied into it in ${named}`;
  return { code: 'not-recognised', source: document, message };
}

function kept(sources: readonly ReadSource[]): readonly ReadSource[] {
  const listed = new Set<string>();
  return sources.flatMap((source) => {
    const { document } = source;
    if (document === undefined || isOfUse(source)) return [source];
    if (listed.has(document) || sources.some((other) => isWithin(other, document))) return [];
    listed.add(document);
    return [asDocument(sources, document)];
  });
}

function isOfUse({ format, reading, events, troubles, notices }: ReadSource): boolean {
  if (notices.some(({ code }) => code === 'parser-failed')) return true;
  return format !== null && (reading.understood > 0 || events.length > 0 || troubles.length > 0);
}

/** Whether a source is a part of this document, or a file in it, and of use. */
function isWithin(source: ReadSource, document: string): boolean {
  const isInside = source.document === document || source.path.startsWith(`${document}!`);
  return isInside && source.format !== null && isOfUse(source);
}

function asDocument(sources: readonly ReadSource[], document: string): ReadSource {
  const parts = sources.filter((source) => source.document === document);
  return {
    path: document,
    format: null,
    role: 'other',
    host: null,
    bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
    sha256: null,
    reading: { records: 0, understood: 0, first: null, last: null, host: null },
    events: [],
    observations: [],
    troubles: [],
    notices: [
      { code: 'not-recognised', source: document, message: 'no parser recognises anything in it; it was not used' },
    ],
  };
}
