import type { Dated, Event } from '../core/event.js';
import type { ManagerEpisode } from '../core/exchange.js';
import { hostLabel } from '../license/clients.js';

type Member = Dated<Event<'cluster.member'>>;

/** How many managers a site has: the members of its cluster, or those whose logs are at hand. */
export function managersOf(episodes: readonly ManagerEpisode[], members: readonly Member[]): number {
  const hosts = new Set(episodes.flatMap(({ host }) => (host === null ? [] : hostLabel(host))));
  const addresses = new Set(members.map(({ facts }) => facts['host.ip']));
  return Math.max(hosts.size, addresses.size);
}
