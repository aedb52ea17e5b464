import type { Attempt } from '../core/analysis.js';
import type { CollectPlaces } from './collect.js';

/** The hosts of an attempt, to fill in commands. */
export function placesOf(attempt: Attempt | null): CollectPlaces {
  const host = attempt?.server.host ?? attempt?.server.address ?? null;
  const server = host === null ? null : { host, port: attempt?.server.port ?? null };
  const proxies = (attempt?.events ?? []).flatMap(({ facts }) => {
    const address = 'proxy.address' in facts ? facts['proxy.address'] : undefined;
    const port = 'proxy.port' in facts ? facts['proxy.port'] : undefined;
    return address === undefined ? [] : [{ host: address, port: port ?? null }];
  });
  return { server, proxy: proxies[0] ?? null };
}
