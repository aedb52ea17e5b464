import { groupBy } from '../core/group-by.js';
import type { SourceReport } from '../core/analysis.js';
import { MICROS_PER_SECOND } from '../core/time.js';
import { hasUsualPause, minGap } from '../license/usual-pause.js';

/**
 * Groups sources into rotated series: same format, host and folder, and consecutive times. The name alone is not
 * enough, because three nodes of a cluster write three logs of the same name.
 */
export function withSeries(sources: readonly SourceReport[]): readonly SourceReport[] {
  const logs = sources.filter(({ format, first, role }) => format !== null && first !== null && role !== 'capture');
  const groups = groupBy(logs, ({ format, host, path }) =>
    [format, host ?? '', folderOf(path), stemOf(path)].join('\n'),
  );
  const series = [...groups.values()].filter((parts) => parts.length > 1 && followEachOther(parts));
  const named = new Map(series.flatMap((parts) => nameParts(parts)));
  const lost = new Map(series.flatMap((parts) => lostBetween(parts)));
  return sources.map((source) => ({
    ...source,
    series: named.get(source.path) ?? null,
    gaps: [...(lost.get(source.path) ?? []), ...source.gaps],
  }));
}

/** The gap between two parts of a series, where a part may be missing; it is reported with the later one. */
function lostBetween(parts: readonly SourceReport[]): readonly (readonly [path: string, gaps: SourceReport['gaps']])[] {
  const ordered = [...parts].sort((a, b) => (a.first ?? 0) - (b.first ?? 0));
  const writing = ordered.reduce((sum, { first, last }) => sum + (last ?? 0) - (first ?? 0), 0);
  const records = ordered.reduce((sum, part) => sum + part.records, 0);
  if (!hasUsualPause(records)) return [];
  const minPause = minGap(writing, records);
  return ordered.flatMap((part, index) => {
    const before = ordered[index - 1]?.last ?? null;
    if (before === null || part.first === null || part.first - before < minPause) return [];
    return [[part.path, [{ from: before, to: part.first }]] as const];
  });
}

function nameParts(parts: readonly SourceReport[]): readonly (readonly [path: string, series: string])[] {
  return parts.map(({ path }) => [path, `${folderOf(path)}${stemOf(path)}`] as const);
}

/** Each part ends before the next begins; the second of the rotation may be in both. */
function followEachOther(parts: readonly SourceReport[]): boolean {
  const ordered = [...parts].sort((a, b) => (a.first ?? 0) - (b.first ?? 0));
  return ordered.every((part, index) => {
    const next = ordered[index + 1];
    return next === undefined || (part.last ?? 0) <= (next.first ?? 0) + MICROS_PER_SECOND;
  });
}

function folderOf(path: string): string {
  return path.replace(/(?<![^/!])[^/!]*$/, '');
}

/** `messages.1`, `messages-20230115.gz` and `messages` are parts of `messages`. */
function stemOf(path: string): string {
  return path
    .slice(folderOf(path).length)
    .replace(/\.gz$/, '')
    .replace(/\.\d{1,3}$|[-.]20\d{6}(?:-\d+)?$/, '');
}
