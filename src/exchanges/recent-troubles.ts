import type { Dated, Event, Kind } from '../core/event.js';
import { isTokenPath } from '../license/paths.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

/** What the parts below the application say of themselves: a request that fails soon afterwards may fail for it. */
export const TROUBLES: ReadonlySet<Kind> = new Set<Kind>([
  'redis.error',
  'postgres.error',
  'kernel.oom-kill',
  'gateway.error',
]);

/** How long before a request that failed a trouble still counts: a watchdog restarts a container well within it. */
const RECENT: Micros = 600 * MICROS_PER_SECOND;
/** The stamps of one second stand in any order. */
const SAME_MOMENT: Micros = 2 * MICROS_PER_SECOND;
/** Different words kept at once. */
const MOST_WORDS = 50;

/** The last word of each kind that a license server has said of its own parts, which no request of its own holds. */
export class RecentTroubles {
  private readonly troubles = new Map<string, Dated>();
  private upstream: Dated<Event<'app.upstream-sync'>> | null = null;

  /** Takes a word in, where it is one. */
  note(event: Dated): void {
    if (event.kind === 'app.upstream-sync') this.upstream = event;
    if (!TROUBLES.has(event.kind) || !isOfHost(event)) return;
    const key = keyOf(event);
    this.troubles.delete(key);
    this.troubles.set(key, event);
    for (const oldest of this.troubles.keys()) if (this.troubles.size > MOST_WORDS) this.troubles.delete(oldest);
  }

  /**
   * What stands when a request ends: troubles not long before, where it failed for no reason of its client's; and how the
   * last synchronisation with Cisco ended, where not well, which holds until one does.
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

/** nginx's 499: the client gave up while the server was still at it. */
const CLIENT_CLOSED = 499;

/** An error of the gateway about one client belongs to that client's request; of the rest only a full disk says more. */
function isOfHost(event: Dated): boolean {
  if (event.kind !== 'gateway.error') return true;
  return event.facts['source.address'] === undefined && event.facts['error.kind'] === 'disk-full';
}

function keyOf(event: Dated): string {
  if (event.kind === 'redis.error' || event.kind === 'postgres.error')
    return `${event.kind} ${event.facts['error.kind']}`;
  return event.kind === 'kernel.oom-kill' ? `${event.kind} ${event.facts['process.name']}` : event.kind;
}
