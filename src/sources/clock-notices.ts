import type { SourceReport } from '../core/analysis.js';
import type { Dated } from '../core/event.js';
import type { Notice } from '../core/notice.js';
import { isoUtc } from '../core/time.js';

/** Notices about uncertain clocks. */
export function clockNotices(sources: readonly SourceReport[], timeline: readonly Dated[]): readonly Notice[] {
  const stamped = new Set(timeline.flatMap(({ source, stamp }) => (stamp === null ? [] : [source])));
  const references = sources.filter(({ role, clock }) => role === 'manager' && clock.offset !== null);
  return sources
    .filter(({ path }) => stamped.has(path))
    .flatMap((source) => [
      ...zoneNotices(source),
      ...meetingNotices(
        source,
        references.find(({ site }) => site === source.site),
      ),
    ]);
}

function zoneNotices({ path, clock }: SourceReport): readonly Notice[] {
  if (clock.basis !== 'assumed' || clock.zone === null) return [];
  const others = clock.alternatives.length === 0 ? '' : `; it could also be ${clock.alternatives.join(' or ')}`;
  return [{ code: 'zone-assumed', source: path, message: `the zone is not stated; ${clock.zone} is assumed${others}` }];
}

function meetingNotices(source: SourceReport, reference: SourceReport | undefined): readonly Notice[] {
  if (reference === undefined || source.clock.offset !== null || source.role === reference.role) return [];
  const message = `its times (${spanWords(source)}) and those of ${reference.path} (${spanWords(reference)}) do not overlap: no event that both show matches the two clocks, so nothing is joined by time`;
  return [{ code: 'clocks-do-not-meet', source: source.path, message }];
}

function spanWords({ first, last }: SourceReport): string {
  if (first === null || last === null) return 'no date';
  const [from, to] = [isoUtc(first).slice(0, 19), isoUtc(last).slice(0, 19)];
  return `${from.replace('T', ' ')} to ${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to.replace('T', ' ')} UTC`;
}
