import type { Assumption, JoinedAttempt } from '../core/analysis.js';
import { placeKey } from '../core/evidence.js';

const LONE: Assumption = {
  says: 'An isolated line shows it: what came before and after it, and whether it was the manager, is not in the files.',
  limit: 'possible',
};

/**
 * Marks the attempt of a paste of one record, where nothing names its server or where it is one line: no more is known of
 * it than that line says.
 */
export function markedAlone(
  attempts: readonly JoinedAttempt[],
  sources: readonly { readonly records: number }[],
): readonly JoinedAttempt[] {
  const [only, ...others] = attempts;
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  if (only === undefined || others.length > 0 || records !== 1 || !isLone(only)) return attempts;
  return [{ ...only, assumed: LONE }];
}

function isLone({ witness, server, events }: JoinedAttempt): boolean {
  const places = events.flatMap(({ evidence }) => evidence);
  if (witness === 'gui' || places.some(({ unit }) => unit === 'frame')) return false;
  const isNameless = server.host === null && server.address === null;
  return isNameless || new Set(places.map(placeKey)).size === 1;
}
