import type { JoinedAttempt } from '../core/analysis.js';
import { isAddress } from '../text/addresses.js';

type Client = JoinedAttempt['client'];
type Server = JoinedAttempt['server'];

/**
 * Whether two attempts are the same client's: by the host that logged them, else by an address. Another node of a
 * cluster is another host, even behind the same NAT, and another tenant another client, with settings of its own. Unknown clients of one site count as one, because a site is of one
 * manager unless it shows another.
 */
export function isSameClient(a: Client, b: Client): boolean {
  if (a.site !== b.site || a.tenant !== b.tenant) return false;
  if (a.host !== null || b.host !== null) return a.host === b.host;
  if (a.addresses.length === 0 && b.addresses.length === 0) return true;
  return a.addresses.some((address) => b.addresses.includes(address));
}

/** Whether an attempt is shown at the client: by the manager's log, its GUI, or a person's manual check. */
export function isSeenAtClient({ witness }: Pick<JoinedAttempt, 'witness'>): boolean {
  return witness !== 'server' && witness !== 'capture' && witness !== 'proxy';
}

/**
 * Whether two attempts went to the same license server, by name or address; null if they have neither in common to
 * compare.
 */
export function isSameServer(a: Server, b: Server): boolean | null {
  const pairs = [
    [a.host, b.host],
    [a.address, b.address],
  ] as const;
  const known = pairs.filter(([one, other]) => one !== null && other !== null);
  return known.length === 0 ? null : known.some(([one, other]) => one === other);
}

/** Whether two names are the same host's: a log has the bare name, a prompt or an archive may have its domain too. */
export function isSameHost(one: string, other: string): boolean {
  return one === other || (!isAddress(one) && hostLabel(one) === hostLabel(other));
}

/** First label of a host's name, in lower case; an address unchanged. */
export function hostLabel(host: string): string {
  return isAddress(host) ? host : (host.toLowerCase().split('.')[0] ?? '');
}
