import type { Attempt } from '../core/analysis.js';
import { groupBy } from '../core/group-by.js';
import type { Notice } from '../core/notice.js';
import { isoUtc, type Micros } from '../core/time.js';

/** What one half of a pair served of the syncs to one name. */
interface Half {
  readonly host: string;
  readonly source: string;
  readonly from: Micros;
  readonly to: Micros;
}

/**
 * A notice where several license servers answered under one name, one after the other: which of them served when. The log
 * of the idle one proves nothing about that time.
 */
export function pairNotices(attempts: readonly Attempt[]): readonly Notice[] {
  const served = attempts.filter(({ server, servedBy }) => server.host !== null && servedBy !== undefined);
  return [...groupBy(served, ({ client, server }) => `${client.site ?? ''} ${server.host ?? ''}`).values()].flatMap(
    (own): readonly Notice[] => {
      const halves = turnsOf(own);
      const [first] = halves;
      if (first === undefined || new Set(halves.map(({ host }) => host)).size < 2) return [];
      const turns = halves.map(({ host, from, to }) => `${host} from ${moment(from)} to ${moment(to)}`).join(', then ');
      const message = `${own[0].server.host ?? ''} is more than one license server. The syncs were served by ${turns} UTC; a log without requests of a time when the other one served proves nothing`;
      return [{ code: 'server-pair', source: first.source, message }];
    },
  );
}

/** Attempts in order of time, those served by one host in a row as one. */
function turnsOf(attempts: readonly Attempt[]): readonly Half[] {
  const halves: Half[] = [];
  for (const { servedBy, start, end } of attempts) {
    if (servedBy === undefined || start === null) continue;
    const last = halves.at(-1);
    const to = end ?? start;
    if (last?.host === servedBy.host) halves[halves.length - 1] = { ...last, to };
    else halves.push({ ...servedBy, from: start, to });
  }
  return halves;
}

function moment(at: Micros): string {
  return isoUtc(at).slice(0, 19).replace('T', ' ');
}
