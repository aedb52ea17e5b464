import type { JoinedRequest } from './draft-attempt.js';
import type { Sign } from './signs.js';

/** The application serves an account that is not registered, and says so: its answer of 200 has no licenses. */
export function unregistered({ request }: JoinedRequest): readonly Sign[] {
  const seen = (request?.parts ?? []).filter(({ kind }) => kind === 'license.account-not-registered');
  if (seen.length === 0) return [];
  return [{ stage: 'licenses', state: 'failed', fact: 'the account is not registered', inferred: false, seen }];
}
