import type { Signs } from './signs.js';

/** Whether two groups of sources are of one site: proven, contradicted, or nothing speaks for either. */
export type Sameness = 'proven' | 'contradicted' | 'open';

/**
 * Compares what two groups show of the parties, the strongest proof first: one cluster, one license server by address or
 * name, one client. One name that leads to two addresses is two servers, and so is one address whose logs on the two
 * sides share no client: many servers are called `ssm`, and private addresses are given everywhere.
 */
export function samenessOf(one: Signs, other: Signs): Sameness {
  if (isClusterOf(one, other) || isClusterOf(other, one)) return 'proven';
  const [address, name, served] = (['addresses', 'names', 'served'] as const).map((kind) =>
    compared(one[kind], other[kind]),
  );
  const isOther = served === 'contradicted' || address === 'contradicted';
  if (name === 'proven' || address === 'proven') return isOther ? 'contradicted' : 'proven';
  if (name === 'contradicted' || address === 'contradicted') return 'contradicted';
  const asked = [compared(one.served, other.clients), compared(one.clients, other.served), served];
  return asked.includes('proven') ? 'proven' : 'open';
}

function isClusterOf({ members }: Signs, { managers }: Signs): boolean {
  return [...managers].some((host) => members.has(host));
}

/** Two sets with nothing in common contradict each other; an empty one says nothing. */
function compared(one: ReadonlySet<string>, other: ReadonlySet<string>): Sameness {
  if (one.size === 0 || other.size === 0) return 'open';
  return [...one].some((item) => other.has(item)) ? 'proven' : 'contradicted';
}
