import type { Attempt, HealedFinding } from '../core/analysis.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';
import type { Cause } from './findings.js';

/** A success that comes so soon is the manager's own retry. */
const RETRY: Micros = 60 * MICROS_PER_SECOND;

/** The first cause of each incident that passed later, each once. */
export function healedFindings(
  incidents: readonly (readonly Attempt[])[],
  attempts: readonly Attempt[],
  causesOf: (incident: readonly Attempt[]) => readonly Cause[],
): readonly HealedFinding[] {
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]));
  const found = new Map<string, HealedFinding>();
  for (const incident of incidents) {
    const healer = byId.get(incident.find(({ healedBy }) => healedBy !== null)?.healedBy ?? '');
    const [cause] = healer === undefined || isRetried(incident, healer) ? [] : causesOf(incident);
    if (healer === undefined || cause === undefined || found.has(cause.id)) continue;
    found.set(cause.id, { ...cause.finding(), healedBy: healer.id });
  }
  return [...found.values()];
}

function isRetried(incident: readonly Attempt[], { start }: Attempt): boolean {
  const ended = incident.reduce((last, { end, start: begun }) => Math.max(last, end ?? begun ?? -Infinity), -Infinity);
  return start !== null && start - ended <= RETRY;
}
