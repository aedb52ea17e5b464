import { isAddress } from '../text/addresses.js';
import type { Attempt } from '../core/analysis.js';

type Client = Attempt['client'];

/**
 * Whether two attempts are one client's: by the host that logged them, else by an address. Another node of a cluster is
 * another host, however the two are translated.
 */
export function isSameClient(a: Client, b: Client): boolean {
  if (a.host !== null || b.host !== null) return a.host === b.host;
  return a.addresses.some((address) => b.addresses.includes(address));
}

/** Whether nothing is known of a client: neither its host nor an address. */
export function isUnknownClient({ host, addresses }: Client): boolean {
  return host === null && addresses.length === 0;
}

/** Whether two names are one host's: a log has the bare name, a prompt or an archive may have the name with its domain. */
export function isSameHost(one: string, other: string): boolean {
  return one === other || (!isAddress(one) && hostLabel(one) === hostLabel(other));
}

/** First label of a host's name, in lower case; an address as it is. */
export function hostLabel(host: string): string {
  return isAddress(host) ? host : (host.toLowerCase().split('.')[0] ?? '');
}
