import type { ServerRequest } from '../core/exchange.js';
import type { AnyEvent, Dated, Event, Facts, Kind } from '../core/event.js';
import { APPLICATION_LINES, fits, isOneRequest, LINES_APART, tagsAgree } from '../license/request-lines.js';
import { pathFits } from '../license/paths.js';
import { listOf } from '../core/list-of.js';
import type { Micros } from '../core/time.js';
import { merged } from '../core/merged.js';
import { pick } from '../core/pick.js';
import { withGatewayTimes } from './untimed-lines.js';
import { RecentTroubles, TROUBLES } from './recent-troubles.js';

type GatewayRequest = Dated<Event<'gateway.request'>>;
type AppRequest = Dated<Event<'app.request'>>;
type GatewayError = Dated<Event<'gateway.error'>>;
type AppException = Dated<Event<'app.exception'>>;

/** Kinds that a license server logs in addition to its requests: by the application and the parts below it. */
export const SERVING_LINES: ReadonlySet<Kind> = new Set<Kind>([...APPLICATION_LINES, ...TROUBLES]);

interface OpenRequest {
  app: AppRequest | null;
  gateway: GatewayRequest | null;
  readonly others: Dated[];
  /** Recent troubles of the parts below the application. */
  troubles: readonly Dated[];
}

/**
 * Pairs the lines of one license server in order of place. The application's line usually precedes the gateway's; two
 * containers write through two pipes, so the gateway's may come first, and its error line after that.
 */
export function serverRequests(events: readonly Dated[]): readonly ServerRequest[] {
  const waiting: OpenRequest[] = [];
  const done: OpenRequest[] = [];
  const recent = new RecentTroubles();
  let loose: Dated[] = [];
  for (const event of withGatewayTimes(events)) {
    recent.note(event);
    if (isKind(event, 'app.request')) {
      const said = { others: takeSaid(loose, event), troubles: recent.before(event) };
      const early = takeEarlier(done.slice(-MAX_LATE_REQUESTS), event);
      if (early === null) waiting.push({ app: event, gateway: null, ...said });
      else {
        early.app = event;
        early.others.push(...said.others);
      }
    } else if (isKind(event, 'gateway.request')) {
      done.push(...takeStale(waiting, event));
      const open = takePartner(waiting, event) ?? { app: null, gateway: null, others: [], troubles: [] };
      open.gateway = event;
      open.troubles = recent.before(event);
      open.others.push(...takeErrors(loose, event));
      done.push(open);
    } else if (
      (isKind(event, 'app.exception') && givenAfterwards(event, [...done.slice(-MAX_LATE_REQUESTS), ...waiting])) ||
      (isKind(event, 'gateway.error') && errorAfterwards(event, done.slice(-MAX_LATE_REQUESTS)))
    ) {
      continue;
    } else if (belongsToRequests(event)) loose = [...loose.filter((other) => isNear(other, event)), event];
  }
  return [...done, ...waiting].flatMap(requestOf).sort((a, b) => a.from - b.from);
}

/**
 * The time of nginx's own stamp is that of its event loop, which a busy one keeps for a second; an envelope's stamp is made
 * later.
 */
function lateness(gateway: GatewayRequest | null): Micros {
  const zone = gateway?.stamp?.zone ?? null;
  return zone !== null && 'offset' in zone ? 1_000_000 : 0;
}

function isKind<K extends AnyEvent['kind']>(event: Dated, kind: K): event is Extract<Dated, { kind: K }> {
  return event.kind === kind;
}

function belongsToRequests(event: Dated): boolean {
  return event.kind === 'gateway.error' || APPLICATION_LINES.has(event.kind);
}

function isNear(a: Dated, b: Dated): boolean {
  return a.at !== null && b.at !== null && Math.abs(a.at - b.at) <= LINES_APART;
}

/** Removes lines of the application that are too old for any later request. */
function takeStale(waiting: OpenRequest[], now: GatewayRequest): OpenRequest[] {
  const fresh = waiting.findIndex(({ app }) => app?.at != null && now.at !== null && now.at - app.at <= LINES_APART);
  return waiting.splice(0, fresh < 0 ? waiting.length : fresh);
}

/** The earliest waiting line of the application about the same request. */
function takePartner(waiting: OpenRequest[], gateway: GatewayRequest): OpenRequest | null {
  const index = waiting.findIndex(({ app }) => app !== null && isNear(app, gateway) && isOneRequest(app, gateway));
  return index < 0 ? null : (waiting.splice(index, 1)[0] ?? null);
}

/** How much later than the gateway's line the application's may be stamped. */
const LATE: Micros = 500_000;

/** The earliest gateway's line about the same request that has no line of the application yet. */
function takeEarlier(done: readonly OpenRequest[], app: AppRequest): OpenRequest | null {
  const early = done.find(
    ({ app: own, gateway }) =>
      own === null &&
      gateway?.at != null &&
      app.at !== null &&
      app.at - gateway.at <= Math.max(app.instant?.step ?? 0, LATE) &&
      gateway.at - app.at <= LINES_APART &&
      // A cut line fits any request; what follows it is more likely another one's.
      gateway.facts['http.response.status_code'] !== undefined &&
      app.facts['http.response.status_code'] !== undefined &&
      isOneRequest(app, gateway),
  );
  return early ?? null;
}

/** An error that the gateway logged behind the line of its request, for the same client and path. */
function errorAfterwards(error: GatewayError, done: readonly OpenRequest[]): boolean {
  const own = done.findLast(
    ({ gateway, others }) =>
      gateway !== null &&
      isNear(error, gateway) &&
      (gateway.facts['http.response.status_code'] ?? 0) >= 499 &&
      error.facts['source.address'] === gateway.facts['source.address'] &&
      pathFits(error.facts['url.path'], gateway.facts['url.path']) &&
      !others.some(({ kind }) => kind === 'gateway.error'),
  );
  own?.others.push(error);
  return own !== undefined;
}

/** Lines of the application from while it served a request, or shortly before. */
function takeSaid(loose: Dated[], app: AppRequest): Dated[] {
  const maxWait = (app.facts['event.duration'] ?? 0) + LINES_APART;
  return takeFrom(
    loose,
    (event) =>
      APPLICATION_LINES.has(event.kind) &&
      event.at !== null &&
      app.at !== null &&
      app.at - event.at <= maxWait &&
      tagsAgree(event, app) !== false,
  );
}

/** Requests to search for an exception's own, which is shortly before it. */
const MAX_LATE_REQUESTS = 20;

/**
 * Rails logs an exception after its request's line (DebugExceptions is outside the line's logger), so it belongs to the
 * request with its tag, or, without tags, to the last failed one of its source without an exception.
 */
function givenAfterwards(exception: AppException, candidates: readonly OpenRequest[]): boolean {
  const failed = candidates.filter(
    ({ app, others }) =>
      app?.source === exception.source &&
      follows(exception, app) &&
      canRaise(app.facts['http.response.status_code'], exception) &&
      fits(app.facts['error.type'], exception.facts['error.type']) &&
      !others.some(({ kind }) => kind === 'app.exception'),
  );
  const byTag = (agree: boolean | null): OpenRequest | undefined =>
    failed.findLast(({ app }) => app !== null && tagsAgree(exception, app) === agree);
  const own = byTag(true) ?? byTag(null);
  own?.others.push(exception);
  return own !== undefined;
}

/** Without a time of its own an exception is below the last lines of its source. */
function follows(exception: AppException, app: AppRequest): boolean {
  return exception.at === null || app.at === null ? true : isNear(app, exception);
}

/** Rails answers an exception with 500; one over an invalid record with 422 (ActionDispatch::ExceptionWrapper). */
function canRaise(status = 500, { facts }: AppException): boolean {
  return status >= 500 || (status === 422 && facts['error.kind'] === 'invalid-record');
}

/** Errors of the gateway about the same client belong to this request. */
function takeErrors(loose: Dated[], gateway: GatewayRequest): Dated[] {
  return takeFrom(
    loose,
    (event) =>
      isKind(event, 'gateway.error') &&
      isNear(event, gateway) &&
      event.facts['source.address'] === gateway.facts['source.address'],
  );
}

function takeFrom(loose: Dated[], isOwn: (event: Dated) => boolean): Dated[] {
  const own = loose.filter(isOwn);
  for (const event of own) loose.splice(loose.indexOf(event), 1);
  return own;
}

function requestOf(open: OpenRequest): readonly ServerRequest[] {
  const { app, gateway, others, troubles } = open;
  const lines: Dated[] = [app, gateway].filter((line) => line !== null);
  const [first, ...rest] = lines;
  const ended = gateway?.instant ?? app?.instant;
  if (first === undefined || ended == null) return [];
  return [
    {
      host: first.host,
      source: first.source,
      facts: requestFacts(app, gateway),
      // The application stamps before it sends its answer, the gateway afterwards.
      from: Math.min(...lines.map((line) => line.at ?? ended.at)) - (gateway === null ? 0 : 1_000_000),
      to: Math.max(...lines.map((line) => line.at ?? ended.at)) + ended.step + lateness(gateway),
      parts: listOf(first, [...rest, ...others, ...troubles]),
    },
  ];
}

function requestFacts(app: AppRequest | null, gateway: GatewayRequest | null): Facts['server.request'] {
  const error = app === null ? {} : pick(app.facts, ['error.kind', 'error.type', 'error.message']);
  return merged<Facts['server.request']>(
    app === null ? {} : pick(app.facts, ['http.request.method', 'url.path', 'http.response.status_code']),
    gateway?.facts ?? {},
    error,
    app === null ? {} : { 'app.reached': true },
  );
}
