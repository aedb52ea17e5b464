import type { Exchanges } from '../../src/core/exchange.js';
import { ANY_CALLER } from '../../src/license/callers.js';

/** Exchanges of a bundle that shows only these. */
export function exchangesOf(parts: Partial<Exchanges> = {}): Exchanges {
  return {
    episodes: [],
    requests: [],
    flows: [],
    inbound: [],
    manualChecks: [],
    names: new Map(),
    callers: ANY_CALLER,
    ...parts,
  };
}
