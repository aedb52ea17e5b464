import type { Assumption, JoinedAttempt } from '../core/analysis.js';
import type { ReadSource } from '../core/source.js';

const ASSUMED: Assumption = {
  says: 'Only a document shows this sync; the files beside it do not.',
  limit: 'possible',
};

/**
 * Marks the attempts that only parts of documents show, where files show others. A runbook quotes what a good or a bad
 * sync looks like, and anyone can write a mail: neither heals or confirms what a log shows. A case that was sent as
 * a document alone is judged by it.
 */
export function withCopies(
  attempts: readonly JoinedAttempt[],
  sources: readonly Pick<ReadSource, 'path' | 'document' | 'isCopied'>[],
): readonly JoinedAttempt[] {
  const parts = new Set(sources.filter(isPart).map(({ path }) => path));
  const isCopy = ({ events }: JoinedAttempt): boolean => events.every(({ source }) => parts.has(source));
  if (parts.size === 0 || attempts.every(isCopy)) return attempts;
  return attempts.map((attempt) =>
    isCopy(attempt) ? { ...attempt, copied: true, assumed: attempt.assumed ?? ASSUMED } : attempt,
  );
}

/** A log with prefixes, or a session, keeps its file's path. */
function isPart({ path, document, isCopied }: Pick<ReadSource, 'path' | 'document' | 'isCopied'>): boolean {
  return isCopied === true || (document !== undefined && document !== path);
}
