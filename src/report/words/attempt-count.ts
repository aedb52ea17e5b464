import type { Analysis, Attempt, Finding } from '../../core/analysis.js';

/** How many attempts these are, with the like ones that were counted and not kept. */
export function numberOf(attempts: readonly Pick<Attempt, 'folded'>[]): number {
  return attempts.reduce((sum, { folded = 0 }) => sum + 1 + folded, 0);
}

/** How many attempts a finding explains. */
export function attemptsOf({ attempts }: Finding, analysis: Analysis): number {
  const own = new Set(attempts);
  return numberOf(analysis.attempts.filter(({ id }) => own.has(id)));
}
