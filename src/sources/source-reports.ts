import type { SourceReport } from '../core/analysis.js';
import type { ReadSource } from '../core/source.js';
import type { Timebase } from '../core/timebase.js';
import { withSeries } from './series.js';

/** The report of each source. */
export function sourceReports(
  sources: readonly ReadSource[],
  timebase: Timebase,
  sites: readonly { readonly site: Pick<SourceReport, 'site'>; readonly sources: readonly ReadSource[] }[] = [],
): readonly SourceReport[] {
  const siteOf = new Map(sites.flatMap(({ site, sources: own }) => own.map((source) => [source, site] as const)));
  return withSeries(sources.map((source) => ({ ...sourceReport(source, timebase), ...siteOf.get(source) })));
}

/** The zone in which the manager's log is written; UTC if no log says. */
export function zoneOfManager(reports: readonly SourceReport[]): string {
  return reports.find(({ role, clock }) => role === 'manager' && clock.zone !== null)?.clock.zone ?? 'UTC';
}

function sourceReport(
  { path, format, role, host, bytes, sha256, reading }: ReadSource,
  timebase: Timebase,
): SourceReport {
  return {
    path,
    format,
    role,
    host,
    series: null,
    bytes,
    sha256,
    records: reading.records,
    understood: reading.understood,
    first: timebase.at(path, reading.first, 1),
    last: timebase.at(path, reading.last, Number.MAX_SAFE_INTEGER),
    drops: reading.drops ?? null,
    ...timebase.report(path),
  };
}
