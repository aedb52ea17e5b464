import { isSameClient } from '../license/clients.js';
import type { Attempt, Finding } from '../core/analysis.js';
import { findingId } from './finding-id.js';

/**
 * One finding per rule, server and account: a second incident of the same cause adds its attempts. Without a known
 * account two clients may fail for different reasons, so each keeps its finding.
 */
export function withoutRepeats(findings: readonly Finding[], attempts: readonly Attempt[]): readonly Finding[] {
  const known = new Map(attempts.map((attempt) => [attempt.id, attempt]));
  const ownOf = (finding: Finding): readonly Attempt[] => finding.attempts.flatMap((id) => known.get(id) ?? []);
  const kept: { readonly id: string; finding: Finding }[] = [];
  for (const finding of findings) {
    const alike = kept.filter(({ id }) => id === finding.id);
    const before = alike.find((other) => isOneMatter(ownOf(other.finding), ownOf(finding)));
    if (before !== undefined)
      before.finding = {
        ...before.finding,
        attempts: [...new Set([...before.finding.attempts, ...finding.attempts])],
      };
    else
      kept.push({
        id: finding.id,
        finding: alike.length === 0 ? finding : { ...finding, id: idOfClient(finding, ownOf(finding)) },
      });
  }
  return kept.map(({ finding }) => finding);
}

function isOneMatter(a: readonly Attempt[], b: readonly Attempt[]): boolean {
  const [one, other] = [a[0]?.client, b[0]?.client];
  if (one?.site !== other?.site || one?.tenant !== other?.tenant) return false;
  const isNamed = [...a, ...b].some(({ account }) => account !== null);
  return isNamed || a.some(({ client }) => b.some((other) => isSameClient(client, other.client)));
}

/** A second client's finding needs an id of its own. */
function idOfClient({ id, rule }: Finding, [attempt]: readonly Attempt[]): string {
  if (attempt === undefined) return findingId(rule, [id]);
  const { host, tenant, addresses } = attempt.client;
  return findingId(rule, [id, host ?? '', ...(tenant === undefined ? [] : [tenant]), ...addresses]);
}
