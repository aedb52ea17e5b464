import type { Analysis } from '../core/analysis.js';
import type { Dated } from '../core/event.js';

/** Releases of managers, the latest one per host. */
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
