import { isSeenAtClient } from '../license/clients.js';
import type { Analysis, Attempt, Finding, Verdict } from '../core/analysis.js';

/** What a report names first. */
export interface Lead {
  /** Null if no cause was found. */
  readonly finding: Finding | null;
  /** The attempt that shows it best; null if there is none. */
  readonly attempt: Attempt | null;
  /** Other findings of the first one's incident: its rivals. */
  readonly sameIncident: readonly Finding[];
  /** Findings of other incidents. */
  readonly others: readonly Finding[];
}

/**
 * The first finding with its attempt; without a finding, the newest unhealed failure, else the newest attempt. An
 * attempt that was asked for leads, with its finding if there is one.
 */
export function leadOf({ findings, attempts, asked }: Analysis): Lead {
  const wished = attempts.find(({ id }) => id === asked);
  const finding = wished === undefined ? findings[0] : findings.find((one) => one.attempts.includes(wished.id));
  if (finding === undefined)
    return { finding: null, attempt: wished ?? leadingAttempt(attempts), sameIncident: [], others: findings };
  const own = new Set(finding.attempts);
  const attempt = wished ?? bestWitnessed(attempts.filter(({ id }) => own.has(id)));
  const rest = findings.filter((one) => one !== finding);
  // Those of one paste are of one incident, though no attempt says so.
  if (finding.why === 'isolated') return { finding, attempt: null, sameIncident: rest, others: [] };
  const shares = (other: Finding): boolean =>
    incidentsOf(other, attempts).some((id) => incidentsOf(finding, attempts).includes(id));
  return { finding, attempt, sameIncident: rest.filter(shares), others: rest.filter((other) => !shares(other)) };
}

function incidentsOf({ attempts: ids }: Finding, attempts: readonly Attempt[]): readonly string[] {
  return attempts.filter(({ id }) => ids.includes(id)).map(({ incident }) => incident);
}

/** Prefers a certain failure, then one in the manager's own log, then the latest. */
function bestWitnessed(attempts: readonly Attempt[]): Attempt | null {
  const weight = (attempt: Attempt): number => (attempt.outcome === 'failed' ? 2 : 0) + Number(isSeenAtClient(attempt));
  return attempts.reduce<Attempt | null>(
    (best, next) => (best === null || weight(next) >= weight(best) ? next : best),
    null,
  );
}

function leadingAttempt(attempts: readonly Attempt[]): Attempt | null {
  const open = attempts.filter((attempt) => attempt.outcome === 'failed' && attempt.healedBy === null);
  return bestWitnessed(open.length > 0 ? open : attempts);
}

/** Each rule's verdict on an attempt; equal verdicts of several attempts are stored with the first of them. */
export function verdictsFor(attempt: Attempt | null, verdicts: readonly Verdict[]): readonly Verdict[] {
  const chosen = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    const before = chosen.get(verdict.rule);
    if (before === undefined || fit(verdict, attempt) > fit(before, attempt)) chosen.set(verdict.rule, verdict);
  }
  return [...chosen.values()];
}

function fit(verdict: Verdict, attempt: Attempt | null): number {
  if (attempt !== null && verdict.attempt === attempt.id) return 3;
  if (verdict.count > 1 && verdict.verdict !== 'unjudged') return 2;
  return verdict.verdict === 'unjudged' ? 0 : 1;
}
