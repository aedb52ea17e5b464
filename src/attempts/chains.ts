import type { Dated, Event } from '../core/event.js';
import type { ServerRequest } from '../core/exchange.js';
import type { TieOf } from '../core/timebase.js';
import { fits, LINES_APART } from '../license/request-lines.js';
import { pathFits } from '../license/paths.js';
import { FreeItems } from './free-items.js';

type GatewayLine = Dated<Event<'gateway.request'>>;

/**
 * Requests that passed several gateways, each as one: the last gateway's line names in X-Forwarded-For the client of those
 * before it, whose lines agree in method, path, status and time. Its client is then the first one, not a gateway. What no
 * such line proves stays apart.
 */
export function withChains(requests: readonly ServerRequest[], tieOf: TieOf): readonly ServerRequest[] {
  const forwarded = requests.filter((request) => clientsBefore(request).length > 0);
  if (forwarded.length === 0) return requests;
  const free = new FreeItems(requests, ({ source, from, to }) => ({ source, from, to }));
  const chained = new Map<ServerRequest, ServerRequest>();
  // The last gateway names most clients, and takes the lines of all before it.
  for (const inner of [...forwarded].sort((a, b) => clientsBefore(b).length - clientsBefore(a).length)) {
    if (!free.rest().has(inner)) continue;
    const own = tieOf(inner.source).plusMinus ?? 0;
    const slackOf = (source: string): number | null => tieOf(source).plusMinus;
    const near = free.between(inner.from - own - LINES_APART, inner.to + own + LINES_APART, slackOf);
    const chain = oneEach(near.filter((outer) => isBefore(outer, inner)));
    for (const outer of chain) free.take(outer);
    const [client] = clientsBefore(inner);
    if (client !== undefined)
      chained.set(inner, {
        ...inner,
        facts: { ...inner.facts, 'source.address': client },
        ...(chain.length === 0 ? {} : { before: chain }),
      });
  }
  return requests.flatMap((request) => (free.rest().has(request) ? (chained.get(request) ?? request) : []));
}

/** Whether one gateway's line is of a request that another gateway had from it. */
function isBefore(outer: ServerRequest, inner: ServerRequest): boolean {
  const client = outer.facts['source.address'];
  if (outer.source === inner.source || outer.facts['app.reached'] === true || client === undefined) return false;
  return (
    clientsBefore(inner).includes(client) &&
    clientsBefore(outer).length < clientsBefore(inner).length &&
    fits(outer.facts['http.request.method'], inner.facts['http.request.method']) &&
    fits(outer.facts['http.response.status_code'], inner.facts['http.response.status_code']) &&
    pathFits(outer.facts['url.path'], inner.facts['url.path'])
  );
}

/** One line of each gateway, the one nearest to the client first. */
function oneEach(outer: readonly ServerRequest[]): readonly ServerRequest[] {
  const first = new Map([...outer].reverse().map((request) => [request.source, request]));
  return [...first.values()].sort((a, b) => clientsBefore(a).length - clientsBefore(b).length);
}

/** Addresses in X-Forwarded-For: the client, then the gateways before the one that wrote the line. */
function clientsBefore({ parts }: ServerRequest): readonly string[] {
  const gateway = parts.find((part): part is GatewayLine => part.kind === 'gateway.request');
  return (gateway?.facts['network.forwarded_ip'] ?? '').split(/,\s*/).filter((address) => address !== '');
}
