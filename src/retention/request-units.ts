import { amountOf, likeOf } from '../core/deferred-event.js';
import type { AnyEvent, Event, Kind } from '../core/event.js';
import { APPLICATION_LINES, isOneRequest, LINES_APART, tagsAgree } from '../license/request-lines.js';
import { roughTime, type Placed, type TakeUnit } from './unit.js';

/** Kinds that a server writes while it serves one request. */
const OF_REQUESTS: ReadonlySet<Kind> = new Set<Kind>([
  ...APPLICATION_LINES,
  'app.request',
  'gateway.error',
  'gateway.request',
]);

/** Requests and lines that wait for others of theirs, in the middle of a busy second. */
const MAX_WAITING = 256;
/** Requests to search for the exception that Rails logs after its request's line. */
const MAX_DONE = 20;

type Parts = [Placed, ...Placed[]];

interface Open {
  readonly parts: Parts;
  readonly app: Event<'app.request'> | null;
}

const NONE: readonly Placed[] = [];

/** Whether a line belongs to a request at the license server. */
export function isOfRequest({ kind }: AnyEvent): boolean {
  return OF_REQUESTS.has(kind);
}

/**
 * Gathers the lines of each request by what one source shows, so that a kept line of the gateway keeps the
 * application's. Pairing across sources and clocks comes later, and decides.
 */
export class RequestUnits {
  /** Lines without a request. */
  #loose: Placed[] = [];
  /** Lines of the application without the gateway's. */
  readonly #waiting: Open[] = [];
  readonly #done: Open[] = [];

  constructor(private readonly take: TakeUnit) {}

  add(placed: Placed): void {
    const { event } = placed;
    if (event.kind === 'app.request')
      this.#waiting.push({ app: event, parts: withLast(this.#saidBefore(event), placed) });
    else if (event.kind === 'gateway.request') this.#gateway(event, placed);
    else if (!this.#isLate(placed)) this.#loose.push(placed);
    if (this.#loose.length > MAX_WAITING) this.#emitLoose(this.#loose.splice(0, this.#loose.length - MAX_WAITING));
    while (this.#waiting.length > MAX_WAITING) this.#finishFirst();
  }

  end(): void {
    for (const { parts } of [...this.#done.splice(0), ...this.#waiting.splice(0)]) this.take(parts);
    for (const one of this.#loose.splice(0)) this.take([one]);
  }

  #gateway(event: Event<'gateway.request'>, placed: Placed): void {
    while (this.#waiting[0]?.app != null && !isNear(this.#waiting[0].app, event)) this.#finishFirst();
    const asked = likeOf(event);
    const index = this.#waiting.findIndex(({ app }) => app !== null && isOneRequest(likeOf(app), asked));
    const [open] = index < 0 ? [] : this.#waiting.splice(index, 1);
    const errors = this.#errorsOf(event);
    const before = open?.parts ?? NONE;
    const parts = withLast(errors.length === 0 ? before : [...before, ...errors], placed);
    this.#finish({ app: open?.app ?? null, parts });
  }

  #finishFirst(): void {
    const first = this.#waiting.shift();
    if (first !== undefined) this.#finish(first);
  }

  #finish(open: Open): void {
    this.#done.push(open);
    const oldest = this.#done.length > MAX_DONE ? this.#done.shift() : undefined;
    if (oldest !== undefined) this.take(oldest.parts);
  }

  /** Adds an exception to its request, whose line came before it. */
  #isLate(placed: Placed): boolean {
    const { event } = placed;
    if (event.kind !== 'app.exception') return false;
    const own = [...this.#done, ...this.#waiting].findLast(
      ({ app, parts }) =>
        app !== null &&
        isNear(app, event) &&
        (likeOf(app).facts['http.response.status_code'] ?? 500) >= 500 &&
        tagsAgree(event, likeOf(app)) !== false &&
        !parts.some((one) => one.event.kind === 'app.exception'),
    );
    own?.parts.push(placed);
    return own !== undefined;
  }

  #saidBefore(app: Event<'app.request'>): readonly Placed[] {
    if (this.#loose.length === 0) return NONE;
    const reach = LINES_APART + Number(amountOf(app, 'event.duration') ?? 0);
    const { facts } = likeOf(app);
    return this.#taken(
      (event) => event.kind !== 'gateway.error' && isNear(event, app, reach) && tagsAgree(event, { facts }) !== false,
    );
  }

  #errorsOf(gateway: Event<'gateway.request'>): readonly Placed[] {
    if (this.#loose.length === 0) return NONE;
    const address = likeOf(gateway).facts['source.address'];
    return this.#taken(
      (event) => event.kind === 'gateway.error' && isNear(event, gateway) && event.facts['source.address'] === address,
    );
  }

  /** Removes lines that wait for their request. */
  #taken(isOwn: (event: AnyEvent) => boolean): readonly Placed[] {
    const own = this.#loose.filter(({ event }) => isOwn(event));
    if (own.length > 0) this.#loose = this.#loose.filter((one) => !own.includes(one));
    return own;
  }

  #emitLoose([first, ...rest]: readonly Placed[]): void {
    if (first !== undefined) this.take([first, ...rest]);
  }
}

/** Written out for one and two, which most are: a list that grows reserves seventeen places. */
function withLast(before: readonly Placed[], last: Placed): Parts {
  const [first] = before;
  if (first === undefined) return [last];
  return before.length === 1 ? [first, last] : [first, ...before.slice(1), last];
}

function isNear(a: AnyEvent, b: AnyEvent, reach = LINES_APART): boolean {
  const [one, other] = [roughTime(a.stamp), roughTime(b.stamp)];
  return one !== null && other !== null && Math.abs(one - other) <= reach;
}
