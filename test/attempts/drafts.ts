import type { DraftAttempt, JoinedRequest } from '../../src/attempts/draft-attempt.js';
import type { ClockTie } from '../../src/core/timebase.js';
import type { ManagerCall, ServerRequest } from '../../src/core/exchange.js';
import { episode } from '../support/events.js';

/** A request that the manager, the server, or both saw. */
export function joined(call: ManagerCall | null, request: ServerRequest | null = null): JoinedRequest {
  return { call, request };
}

/** An attempt of these requests; its episode is made of their calls. */
export function draft(requests: readonly JoinedRequest[], parts: Partial<DraftAttempt> = {}): DraftAttempt {
  const calls = requests.flatMap(({ call }) => call ?? []);
  return {
    witness: calls.length === 0 ? 'server' : 'manager',
    episode: calls.length === 0 ? null : episode(...calls),
    requests,
    flows: [],
    manualChecks: [],
    start: null,
    end: null,
    joins: [],
    ...parts,
  };
}

export const TIED: ClockTie = { clock: 'ssm', grade: 'good', plusMinus: 1_000_000 };
export const UNTIED: ClockTie = { clock: 'ssm', grade: 'none', plusMinus: null };
export const BY_TIME: ClockTie = { ...UNTIED, plusMinus: 1_000_000 };
