import type { Dated, Event } from '../core/event.js';
import type { ManagerEpisode, ServerRequest } from '../core/exchange.js';
import { groupBy } from '../core/group-by.js';
import type { Micros } from '../core/time.js';
import type { TieOf } from '../core/timebase.js';
import { API_PORT } from '../license/api-port.js';
import { asksAsManager } from '../license/manager-agent.js';
import type { DraftAttempt } from './draft-attempt.js';
import { isEven } from './even-pauses.js';
import { splitByPause } from './pauses.js';
import { clientKey } from './server-clients.js';

type GatewayError = Dated<Event<'gateway.error'>>;

/** A manager syncs a few times a day, and by hand a few times more; a probe or a scanner fails more often. */
const MAX_OF_MANAGER = 12;

/** Whether a line of nginx is about a TLS handshake with a client that failed, or its missing certificate. */
export function isFailedHandshake({ facts }: GatewayError): boolean {
  const port = facts['server.port'];
  if (facts['source.address'] === undefined || (port !== undefined && port !== API_PORT)) return false;
  return facts['nginx.action'] === 'SSL handshaking' || facts['error.kind'] === 'client-certificate-wanted';
}

/**
 * Attempts from handshakes that nginx saw fail, where no manager's log shows them. A client that asked for a token in the
 * same source is a manager; one of which nothing else is known may be, unless it fails like a probe or a scanner.
 */
export function handshakesOnly(
  errors: readonly GatewayError[],
  requests: readonly ServerRequest[],
  episodes: readonly ManagerEpisode[],
  tieOf: TieOf,
): readonly DraftAttempt[] {
  const joined = new Set(requests.flatMap(({ parts }) => parts));
  const { managers, isOther } = clientsAmong(requests);
  const failed = errors.filter(
    (error) =>
      isFailedHandshake(error) && !joined.has(error) && (episodes.length === 0 || tieOf(error.source).grade === 'none'),
  );
  return [...groupBy(failed, clientKey)].flatMap(([client, own]) => {
    if (isOther(client, own)) return [];
    return splitByPause(own, momentOf).map((group) => draftOf(group, managers.has(client)));
  });
}

/** Failed handshakes of clients that are no managers: probes and scanners. */
export function handshakesOfOthers(
  errors: readonly GatewayError[],
  requests: readonly ServerRequest[],
): readonly GatewayError[] {
  const { isOther } = clientsAmong(requests);
  const groups = groupBy(errors.filter(isFailedHandshake), clientKey);
  return [...groups].flatMap(([client, own]) => (isOther(client, own) ? own : []));
}

interface Clients {
  readonly managers: ReadonlySet<string>;
  /**
   * Whether a client is none of the manager's: another client of the source is a manager, it asked for other things, or
   * it fails like a probe or a scanner.
   */
  readonly isOther: (client: string, errors: readonly GatewayError[]) => boolean;
}

function clientsAmong(requests: readonly ServerRequest[]): Clients {
  const keysOf = (asks: boolean): ReadonlySet<string> =>
    new Set(requests.filter(({ facts }) => asksAsManager(facts) === asks).map(clientKey));
  const [managers, others] = [keysOf(true), keysOf(false)];
  return {
    managers,
    isOther: (client, errors) => !managers.has(client) && (managers.size > 0 || others.has(client) || isProbe(errors)),
  };
}

function countOf(errors: readonly GatewayError[]): number {
  return errors.reduce((sum, { folded = 0 }) => sum + 1 + folded, 0);
}

/** Fails for several reasons, very often, or at even pauses. */
function isProbe(errors: readonly GatewayError[]): boolean {
  const reasons = new Set(errors.map(({ facts }) => facts['openssl.error'] ?? facts['error.message'].slice(0, 40)));
  return reasons.size > 2 || countOf(errors) > MAX_OF_MANAGER || isEven(errors.flatMap(({ at }) => at ?? []));
}

function momentOf({ at }: GatewayError): { readonly from: Micros; readonly to: Micros } | null {
  return at === null ? null : { from: at, to: at };
}

function draftOf(errors: readonly GatewayError[], isKnown: boolean): DraftAttempt {
  const client = errors[0]?.facts['source.address'] ?? '';
  const says = `${client} is taken for a manager, because nothing else is known of it.`;
  return {
    witness: 'server',
    episode: null,
    requests: [],
    flows: errors,
    manualChecks: [],
    start: errors[0]?.at ?? null,
    end: errors.at(-1)?.at ?? null,
    ...(isKnown ? {} : { assumed: { says, limit: 'likely' } as const }),
    joins: [],
  };
}
