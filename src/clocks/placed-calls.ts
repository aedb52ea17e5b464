import type { ManagerCall, ManagerEpisode } from '../core/exchange.js';
import { groupBy } from '../core/group-by.js';
import type { Micros } from '../core/time.js';
import { OPEN_CALL } from '../license/windows.js';

/** Calls of one manager that are matched, the latest; so many anchors prove any offset. */
const MAX_CALLS = 120;

/** A call with its time on the manager's clock. */
export interface PlacedCall {
  readonly host: string | null;
  readonly call: ManagerCall;
  /** Calls of one episode share it. */
  readonly vote: string;
  readonly key: string;
  /** When its episode began. */
  readonly begun: Micros;
  readonly start: Micros;
  readonly end: Micros;
}

/** The latest calls of each manager. */
export function placedCalls(episodes: readonly ManagerEpisode[]): readonly PlacedCall[] {
  const hosts = groupBy(episodes.flatMap(placeCalls), ({ host }) => host);
  return [...hosts.values()].flatMap((own) => own.slice(-MAX_CALLS));
}

function placeCalls(episode: ManagerEpisode, index: number): readonly PlacedCall[] {
  return episode.calls.flatMap((call, place): readonly PlacedCall[] => {
    const start = call.lines[0].at;
    if (start === null) return [];
    const vote = String(index);
    return [
      {
        host: episode.host,
        call,
        vote,
        key: `${vote}.${String(place)}`,
        begun: episode.lines[0].at ?? start,
        start,
        end: start + (call.facts['event.duration'] ?? OPEN_CALL),
      },
    ];
  });
}

/** The time span of a bundle's calls, by the manager's clock. */
export function spanOfCalls(episodes: readonly ManagerEpisode[]): { readonly from: Micros; readonly to: Micros } {
  let [from, to] = [Infinity, -Infinity];
  for (const { start, end } of placedCalls(episodes)) [from, to] = [Math.min(from, start), Math.max(to, end)];
  return { from, to };
}
