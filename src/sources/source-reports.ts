import type { Aligned } from '../clocks/align.js';
import { onReference, UNTIED, type Alignment } from '../clocks/alignment.js';
import { instantOf, type Dating } from '../clocks/dating.js';
import { segmentReports } from '../clocks/segment-reports.js';
import { commonTime } from '../clocks/timeline.js';
import type { Analysis, SourceClock, SourceReport } from '../core/analysis.js';
import type { Dated } from '../core/event.js';
import type { Notice } from '../core/notice.js';
import type { ReadSource } from '../core/source.js';
import { gapsOf } from '../clocks/gaps.js';
import { isoUtc, type Stamp } from '../core/time.js';

/** How one source's clock is reported. */
function clockOf(source: ReadSource, aligned: Aligned): SourceClock {
  const dating = aligned.datings.get(source.path);
  const alignment = aligned.alignments.get(source.path) ?? UNTIED;
  const { offset, plusMinus, grade, anchors } = alignment;
  return {
    zone: dating?.zone ?? null,
    basis: dating?.zoneBasis ?? 'assumed',
    from: dating?.from ?? null,
    alternatives: dating?.alternatives ?? [],
    year: dating?.yearBasis ?? 'assumed',
    offset,
    plusMinus,
    grade,
    anchors,
    segments: dating === undefined ? [] : segmentReports(source, dating, alignment),
  };
}

/** What became of one source. */
export function sourceReport(source: ReadSource, aligned: Aligned): SourceReport {
  const dating = aligned.datings.get(source.path);
  const alignment = aligned.alignments.get(source.path) ?? UNTIED;
  const at = (stamp: Stamp | null, line: number): number | null => timeOf(stamp, line, dating, alignment);
  return {
    path: source.path,
    format: source.format,
    role: source.role,
    host: source.host,
    series: null,
    bytes: source.bytes,
    sha256: source.sha256,
    records: source.reading.records,
    understood: source.reading.understood,
    first: at(source.reading.first, 1),
    last: at(source.reading.last, Number.MAX_SAFE_INTEGER),
    gaps: gapsOf(source, dating, (instant) => onReference(alignment, instant)),
    drops: source.reading.drops ?? null,
    clock: clockOf(source, aligned),
  };
}

function timeOf(stamp: Stamp | null, line: number, dating: Dating | undefined, alignment: Alignment): number | null {
  if (stamp === null || dating === undefined) return null;
  const instant = instantOf(stamp, dating);
  return instant === null ? null : commonTime(instant.at, line, dating, alignment);
}

/** Doubts about clocks, in words. */
export function clockNotices(sources: readonly SourceReport[], timeline: readonly Dated[]): readonly Notice[] {
  const stamped = new Set(timeline.flatMap(({ source, stamp }) => (stamp === null ? [] : [source])));
  const reference = sources.find(({ role, clock }) => role === 'manager' && clock.offset !== null);
  return sources
    .filter(({ path }) => stamped.has(path))
    .flatMap((source) => [...zoneNotices(source), ...meetingNotices(source, reference)]);
}

function zoneNotices({ path, clock }: SourceReport): readonly Notice[] {
  if (clock.basis !== 'assumed' || clock.zone === null) return [];
  const others = clock.alternatives.length === 0 ? '' : `; it could also be ${clock.alternatives.join(' or ')}`;
  return [
    { code: 'zone-assumed', source: path, message: `nothing settles the zone; ${clock.zone} is assumed${others}` },
  ];
}

function meetingNotices(source: SourceReport, reference: SourceReport | undefined): readonly Notice[] {
  if (reference === undefined || source.clock.offset !== null || source.role === reference.role) return [];
  const message = `its times (${spanWords(source)}) and those of ${reference.path} (${spanWords(reference)}) do not meet: nothing that both saw ties the two clocks, so nothing is joined by time`;
  return [{ code: 'clocks-do-not-meet', source: source.path, message }];
}

function spanWords({ first, last }: SourceReport): string {
  if (first === null || last === null) return 'no date';
  const [from, to] = [isoUtc(first).slice(0, 19), isoUtc(last).slice(0, 19)];
  return `${from.replace('T', ' ')} to ${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to.replace('T', ' ')} UTC`;
}

/** Releases of managers, each host once, the latest statement. */
export function releasesOf(timeline: readonly Dated[]): Analysis['releases'] {
  const latest = new Map<string, Analysis['releases'][number]>();
  for (const event of timeline) {
    if (event.kind !== 'manager.release') continue;
    latest.set(event.host ?? '', {
      host: event.host,
      version: event.facts['service.version'],
      evidence: event.evidence,
    });
  }
  return [...latest.values()];
}
