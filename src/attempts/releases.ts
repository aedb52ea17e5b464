import { hostLabel, isSameHost } from '../license/clients.js';
import type { Dated, Event } from '../core/event.js';
import type { EventsOfKind } from '../core/events-of-kind.js';
import type { DraftAttempt } from './draft-attempt.js';
import type { Sign } from './signs.js';

/** First release with on-prem reporting mode. */
const MINIMUM = [20, 9, 1] as const;

type Release = Dated<Event<'manager.release'>>;

/** Signs of the prerequisites by the manager's release; empty if no source states it. */
export function releaseSigns(ofKind: EventsOfKind, draft: DraftAttempt): readonly Sign[] {
  if (draft.episode === null) return [];
  const latest = releasesOfHost(ofKind('manager.release'), draft.episode.host).at(-1);
  if (latest === undefined) return [];
  const version = latest.facts['service.version'];
  if (isOpen(version)) return [];
  return [
    {
      stage: 'prerequisites',
      state: isAtLeast(version) ? 'passed' : 'failed',
      fact: version,
      inferred: false,
      seen: [latest],
    },
  ];
}

/**
 * Releases stated by the attempt's manager or by a source without a host. For an attempt without a host, releases of a
 * host count only if it is the only one.
 */
function releasesOfHost(all: readonly Release[], host: string | null): readonly Release[] {
  if (host !== null) return all.filter((event) => event.host === null || isSameHost(event.host, host));
  const hosts = new Set(all.flatMap((event) => (event.host === null ? [] : [hostLabel(event.host)])));
  return hosts.size > 1 ? all.filter((event) => event.host === null) : all;
}

/** `20.9` alone may or may not have the mode. */
function isOpen(version: string): boolean {
  return MINIMUM.join('.').startsWith(`${version}.`);
}

function isAtLeast(version: string): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10));
  for (const [index, minimum] of MINIMUM.entries()) {
    const part = parts[index] ?? 0;
    if (part !== minimum) return part > minimum;
  }
  return true;
}
