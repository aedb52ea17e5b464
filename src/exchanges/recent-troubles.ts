import type { Dated, Event, Kind } from '../core/event.js';
import { isTokenPath } from '../license/paths.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

/** Errors of the parts below the application; a request that fails soon afterwards may fail because of them. */
export const TROUBLES: ReadonlySet<Kind> = new Set<Kind>([
  'redis.error',
  'postgres.error',
  'kernel.oom-kill',
  'gateway.error',
]);

/** How long a trouble counts before a failed request: a watchdog restarts a container well within this time. */
const RECENT: Micros = 600 * MICROS_PER_SECOND;
/** Stamps within one second may be in any order. */
const SAME_MOMENT: Micros = 2 * MICROS_PER_SECOND;
/** Different troubles kept at once. */
const MAX_TROUBLES = 50;

/** The last trouble of each kind in a license server's parts that belongs to no request. */
export class RecentTroubles {
  private readonly troubles = new Map<string, Dated>();
  private upstream: Dated<Event<'app.upstream-sync'>> | null = null;

  /** Notes an event if it is a trouble. */
  note(event: Dated): void {
    if (event.kind === 'app.upstream-sync') this.upstream = event;
    if (!TROUBLES.has(event.kind) || !isOfHost(event)) return;
    const key = keyOf(event);
    this.troubles.delete(key);
    this.troubles.set(key, event);
    for (const oldest of this.troubles.keys()) if (this.troubles.size > MAX_TROUBLES) this.troubles.delete(oldest);
  }

  /**
   * Troubles at the end of a request: recent ones, if it failed without a fault of its client, and a failed last
   * synchronisation with Cisco.
   */
  before(request: Dated<Event<'app.request' | 'gateway.request'>>): readonly Dated[] {
    const status = request.facts['http.response.status_code'] ?? 0;
    const { at } = request;
    const recent = (event: Dated): boolean =>
      at !== null && event.at !== null && at - event.at <= RECENT && event.at - at <= SAME_MOMENT;
    const failed = status >= 500 || status === CLIENT_CLOSED;
    return [...(failed ? [...this.troubles.values()].filter(recent) : []), ...this.upstreamFailure(request)];
  }

  private upstreamFailure({ facts }: Dated<Event<'app.request' | 'gateway.request'>>): readonly Dated[] {
    if (isTokenPath(facts['url.path']) || this.upstream?.facts['event.outcome'] !== 'failure') return [];
    return [this.upstream];
  }
}

/** nginx's 499: the client gave up while the server was still working. */
const CLIENT_CLOSED = 499;

/** A gateway error about one client belongs to that client's request; of the others only a full disk counts. */
function isOfHost(event: Dated): boolean {
  if (event.kind !== 'gateway.error') return true;
  return event.facts['source.address'] === undefined && event.facts['error.kind'] === 'disk-full';
}

function keyOf(event: Dated): string {
  if (event.kind === 'redis.error' || event.kind === 'postgres.error')
    return `${event.kind} ${event.facts['error.kind']}`;
  return event.kind === 'kernel.oom-kill' ? `${event.kind} ${event.facts['process.name']}` : event.kind;
}
