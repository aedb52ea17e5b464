import type { Bundle } from '../bundle.js';

/** A bundle in which it matters who is who. */
export interface PartyCase {
  readonly id: string;
  /** One line for the list of cases. */
  readonly purpose: string;
  readonly bundle: Bundle | Promise<Bundle>;
}
