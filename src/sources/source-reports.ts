import type { SourceReport } from '../core/analysis.js';
import type { ReadSource } from '../core/source.js';
import type { Timebase } from '../core/timebase.js';
import { withSeries } from './series.js';

/** The report of each source. */
export function sourceReports(sources: readonly ReadSource[], timebase: Timebase): readonly SourceReport[] {
  return withSeries(sources.map((source) => sourceReport(source, timebase)));
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
