import type { Attempt } from './model.js';

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
