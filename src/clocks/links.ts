import type { Exchanges, ServerRequest } from '../core/exchange.js';
import { API_PORT } from '../license/api-port.js';
import { isLicenseServer } from '../license/server-names.js';
import type { Dated, Event, Facts } from '../core/event.js';
import { httpDate, MICROS_PER_SECOND, type Micros } from '../core/time.js';
import { commonOffset, type Candidate, type Offset } from './offsets.js';

/** A server's Date may be a little old (nginx updates its time once per event loop), microseconds. */
const KEPT_DATE = 50_000;
const MAX_LINKS = 400;
/** Without a Date, several connections must match several lines by their intervals. */
const MIN_CONNECTIONS = 2;

type Exchange = Dated<Event<'http.exchange'>>;
type Connection = Dated<Event<'tcp.connection'>>;

/** A tie between two clocks other than the manager's; a Date that was read needs no second match. */
export interface Link {
  /** Bounds of the server's clock minus the clock of the source that saw it. */
  readonly offset: Offset;
  readonly isRead: boolean;
}

/** Ties the license server's clock to that of a capture or of a host with manual checks. */
export function linkToServer(
  seen: ReadonlySet<string>,
  server: ReadonlySet<string>,
  exchanges: Exchanges,
): Link | null {
  const calls = exchanges.episodes.flatMap((episode) => episode.calls.map(({ facts }) => facts));
  const manual = exchanges.manualChecks.flatMap(({ events }): readonly Dated[] => events);
  const flows = [...exchanges.flows, ...manual].filter(({ source }) => seen.has(source));
  const dates = flows.filter(isExchange).flatMap((exchange) => dateCandidate(exchange, calls, exchanges));
  const read = commonOffset(dates.slice(-MAX_LINKS), false);
  if (read !== null) return { offset: read, isRead: true };
  const near = flows.filter(isConnection).filter(({ facts }) => isLicenseServer(facts, calls, exchanges.names));
  const connections = calls.length > 0 ? near : surest(near);
  const requests = exchanges.requests.filter(({ source }) => server.has(source));
  const counted = commonOffset(connectionCandidates(connections.slice(-MAX_LINKS), requests.slice(-MAX_LINKS)), false);
  return counted === null || counted.votes < MIN_CONNECTIONS ? null : { offset: counted, isRead: false };
}

const isExchange = (flow: Dated): flow is Exchange => flow.kind === 'http.exchange';
const isConnection = (flow: Dated): flow is Connection => flow.kind === 'tcp.connection' && flow.by === 'product';

/** Without calls the port shows the license server: beside connections to its API, others to 443 go elsewhere. */
function surest(connections: readonly Connection[]): readonly Connection[] {
  const own = connections.filter(({ facts }) => facts['destination.port'] === API_PORT);
  return own.length > 0 ? own : connections;
}

/** The Date of an answer shows the server's clock between the request and the answer (RFC 9110 section 6.6.1). */
function dateCandidate(
  exchange: Exchange,
  calls: readonly Facts['manager.call'][],
  { names }: Exchanges,
): readonly Candidate[] {
  const { facts } = exchange;
  if (!isOfOrigin(facts) || !isLicenseServer(facts, calls, names)) return [];
  return readClock(exchange, facts['http.response.header.date']);
}

/** False for a proxy's or cached answer. */
function isOfOrigin(facts: Facts['http.exchange']): boolean {
  if (facts['http.response.header.via'] !== undefined || facts['http.response.status_code'] === 407) return false;
  return facts['http.request.method'] !== 'CONNECT' && facts['url.original'].startsWith('/');
}

/** Bounds from a clock read between two times of another: it showed this second, or was a little late. */
function readClock(exchange: Dated, date: string | undefined): readonly Candidate[] {
  const second = date === undefined ? null : httpDate(date);
  const { at, instant } = exchange;
  if (second === null || at === null) return [];
  const step = instant?.step ?? 0;
  const end = endOf(exchange, at) + step;
  const place = `${exchange.source} ${String(exchange.evidence[0].number)}`;
  return [
    {
      low: second - end,
      high: second + MICROS_PER_SECOND + KEPT_DATE - at,
      at,
      maxHalfWidth: end - at + MICROS_PER_SECOND + step,
      first: place,
      second: place,
      vote: `read ${place}`,
      a: exchange.evidence,
      b: exchange.evidence,
    },
  ];
}

function endOf({ endAt, facts }: Dated, at: Micros): Micros {
  if (endAt !== null) return endAt;
  return at + ('event.duration' in facts ? (facts['event.duration'] ?? 0) : 0);
}

/** A manager's answer to a browser, by the browser's own clock (HAR): the bounds of that clock less the manager's. */
export function inboundDates(inbound: Exchanges['inbound']): readonly Candidate[] {
  return inbound.flatMap((request) =>
    readClock(request, request.facts['http.response.header.date']).map((one) => ({
      ...one,
      low: -one.high,
      high: -one.low,
    })),
  );
}

/** A request ends during its connection; both sides have the same client address. */
function connectionCandidates(
  connections: readonly Connection[],
  requests: readonly ServerRequest[],
): readonly Candidate[] {
  return connections.flatMap((connection) => {
    const { at, facts } = connection;
    if (at === null || facts['tcp.handshake'] !== 'completed' || (facts['destination.bytes'] ?? 0) === 0) return [];
    const end = endOf(connection, at);
    const place = `${connection.source} ${String(connection.evidence[0].number)}`;
    return requests
      .filter((request) => request.facts['source.address'] === facts['source.ip'])
      .map((request): Candidate => ({
        low: request.from - end,
        high: request.to - at,
        at,
        maxHalfWidth: end - at + request.to - request.from,
        first: place,
        second: `${request.source} ${String(request.parts[0].evidence[0].number)}`,
        vote: `connection ${place}`,
        a: connection.evidence,
        b: request.parts[0].evidence,
      }));
  });
}
