import type { Dated } from '../core/model.js';
import type { DraftAttempt } from './draft.js';
import type { Sign } from './signs.js';

/** First release with on-prem reporting mode. */
const MINIMUM = [20, 9, 1] as const;

/** What the manager's release says of the prerequisites; nothing where no source states it. */
export function releaseSigns(timeline: readonly Dated[], draft: DraftAttempt): readonly Sign[] {
  if (draft.episode === null) return [];
  const host = draft.episode.host;
  const stated = timeline.filter(
    (event) => event.kind === 'manager.release' && (event.host === null || event.host === host),
  );
  const latest = stated.at(-1);
  if (latest?.kind !== 'manager.release') return [];
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

/** `20.9` alone can be a release with the mode or one without. */
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
