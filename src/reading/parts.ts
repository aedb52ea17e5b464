import type { ReadSource } from '../core/source.js';

/**
 * Drops a document's parts without anything recognised, because prose is no log. A document in which nothing at all was
 * recognised stays, as one source.
 */
export function withoutProse(sources: readonly ReadSource[]): readonly ReadSource[] {
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
