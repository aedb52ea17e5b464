import { chain } from './chain.js';
import { cluster } from './cluster.js';
import { pair } from './pair.js';
import type { PartyCase } from './party-case.js';
import { tenants } from './tenants.js';

/** All cases of who is who, in order. */
export const partyCases = (): readonly PartyCase[] => [tenants(), cluster(), pair(), chain()];
