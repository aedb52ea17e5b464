import type { Attempt } from '../core/analysis.js';
import type { Dated } from '../core/event.js';
import type { EventsOfKind } from '../core/events-of-kind.js';
import { firstAt } from '../core/first-at.js';
import { groupBy } from '../core/group-by.js';
import { placeOf } from '../core/evidence.js';
import type { Notice } from '../core/notice.js';
import type { Micros } from '../core/time.js';

/** Between what the manager and the server write of one answer, whose stamps may be of whole seconds. */
const NEAR: Micros = 2_000_000;
/** Statuses of the application, which no gateway or proxy makes of another answer. */
const OWN_STATUSES: ReadonlySet<number> = new Set([400, 401, 403, 404, 422]);
const MAX_NOTICES = 3;
type Call = Extract<Dated, { readonly kind: 'manager.call' }>;
type Served = Extract<Dated, { readonly kind: 'gateway.request' | 'app.request' }>;

/**
 * A notice where the server's log has the one request that a failed call can be, and another status. One of the two was
 * changed, or a request is missing; no log is preferred to the other.
 */
export function disagreements(attempts: readonly Attempt[], sites: readonly SiteEvents[]): readonly Notice[] {
  const failed = attempts.filter(({ outcome }) => outcome === 'failed');
  return sites.flatMap((site) => ofSite(failed, site)).slice(0, MAX_NOTICES);
}

/** Two sites may use one address: a call is held against the logs of its own. */
interface SiteEvents {
  readonly site?: string;
  readonly ofKind: EventsOfKind;
}

function ofSite(failed: readonly Attempt[], { site, ofKind }: SiteEvents): readonly Notice[] {
  const served = [ofKind('gateway.request'), ofKind('app.request')].map((requests) => byPath(requests));
  return failed
    .filter(({ client }) => client.site === site)
    .flatMap((attempt) =>
      attempt.events.flatMap((event) => (event.kind === 'manager.call' ? disagreement(event, attempt, served) : [])),
    );
}

type ByPath = ReadonlyMap<string, readonly Served[]>;

/** In order of time, as the timeline is. */
function byPath(requests: readonly Served[]): ByPath {
  const dated = requests.filter(({ at, facts }) => at !== null && facts['url.path'] !== undefined);
  return groupBy(dated, ({ facts }) => facts['url.path'] ?? '');
}

function disagreement(call: Call, { client }: Attempt, [gateway, app]: readonly ByPath[]): readonly Notice[] {
  const status = statusOf(call);
  if (status === undefined || !OWN_STATUSES.has(status)) return [];
  const [passed, answered] = [near(call, gateway), near(call, app)];
  const own = passed.filter(({ facts }) => client.addresses.includes(facts['source.address'] ?? ''));
  // The application does not write whose request it answers: what the gateway has with the same status may be another's.
  const unexplained = answered.filter((one) => !passed.some((other) => statusOf(other) === statusOf(one)));
  const candidates = [own, own.some((one) => statusOf(one) === status) ? unexplained : []];
  const other = candidates.flatMap((ones) => (ones.length === 1 ? ones : [])).find((one) => statusOf(one) !== status);
  return other === undefined ? [] : [noticeOf(call, status, other)];
}

function near({ at, facts }: Call, served: ByPath | undefined): readonly Served[] {
  const all = served?.get(facts['url.path'] ?? '') ?? [];
  if (at === null) return [];
  const from = firstAt(all.length, (index) => all[index]?.at ?? undefined, at - NEAR);
  const to = firstAt(all.length, (index) => all[index]?.at ?? undefined, at + NEAR + 1);
  return all.slice(from, to);
}

function statusOf({ facts }: Call | Served): number | undefined {
  return facts['http.response.status_code'];
}

function noticeOf(call: Call, status: number, other: Served): Notice {
  const [{ source, number }] = other.evidence;
  const message = `this line has HTTP ${String(statusOf(other))} for the request that was answered HTTP ${String(status)} by ${placeOf(call.evidence[0])}, and no other request of that time fits. One of the two was changed, or a request is missing`;
  return { code: 'sources-disagree', source, number, message };
}
