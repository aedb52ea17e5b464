import type { JoinedAttempt } from '../core/analysis.js';
import type { Dated, Event } from '../core/event.js';
import type { ServerRequest } from '../core/exchange.js';
import { placeKey } from '../core/evidence.js';
import { groupBy } from '../core/group-by.js';
import type { Notice } from '../core/notice.js';
import { isApiPath, isTokenPath } from '../license/paths.js';
import { handshakesOfOthers } from './handshakes.js';

/** Clients named in a notice. */
const MAX_NAMED = 3;

/** What one client failed at, at one place of the source. */
interface Failure {
  readonly client: string;
  readonly line: Dated;
}

/** Where the requests of attempts stand, of whatever site. */
export function servedPlaces(attempts: readonly JoinedAttempt[]): ReadonlySet<string> {
  const served = attempts.flatMap(({ events }) => events.filter(({ kind }) => kind === 'server.request'));
  return new Set(served.flatMap(({ evidence }) => evidence.map(placeKey)));
}

/**
 * One line for the failed handshakes, and one for the failed requests to license paths, that belong to no sync: they count
 * neither for the verdict nor for the exit code, but nothing that failed is left out.
 */
export function otherClients(
  errors: readonly Dated<Event<'gateway.error'>>[],
  requests: readonly ServerRequest[],
  served: ReadonlySet<string>,
): readonly Notice[] {
  const handshakes = handshakesOfOthers(errors, requests).map((line) => failureOf(line, line.facts['source.address']));
  const failed = requests
    .filter(
      (request) => isFailedRequest(request) && !request.parts.some(({ evidence }) => served.has(placeKey(evidence[0]))),
    )
    .map(({ parts, facts }) => failureOf(parts[0], facts['source.address']));
  return [
    ...noticeOf(handshakes, ['TLS handshake', 'TLS handshakes'], 'probes, scanners or other clients, not the manager'),
    ...noticeOf(
      failed,
      ['request to license paths', 'requests to license paths'],
      'of no sync that was seen: monitors, scanners, scripts, checks by hand, or a manager whose log is not here',
    ),
  ];
}

function failureOf(line: Dated, client = 'a client without an address'): Failure {
  return { client, line };
}

function isFailedRequest({ facts }: ServerRequest): boolean {
  const path = facts['url.path'];
  return (facts['http.response.status_code'] ?? 0) >= 400 && (isTokenPath(path) || isApiPath(path));
}

function noticeOf(
  failures: readonly Failure[],
  [one, several]: readonly [string, string],
  whose: string,
): readonly Notice[] {
  const [first] = failures;
  if (first === undefined) return [];
  const counts = [...groupBy(failures, ({ client }) => client)]
    .map(([client, own]) => ({ client, count: countOf(own) }))
    .sort((a, b) => b.count - a.count);
  const named = counts.slice(0, MAX_NAMED).map(({ client, count }) => `${client}: ${String(count)}`);
  const more = counts.length - named.length;
  const clients = [...named, ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
  const total = countOf(failures);
  const message = `${String(total)} ${total === 1 ? one : several} failed (${clients}), ${whose}`;
  const { source, evidence } = first.line;
  return [{ code: 'other-clients', source, number: evidence[0].number, message }];
}

function countOf(failures: readonly Failure[]): number {
  return failures.reduce((sum, { line }) => sum + 1 + (line.folded ?? 0), 0);
}
