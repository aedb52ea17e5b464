import type { CitedEvidence, Finding } from '../core/analysis.js';

/** A reader checks twelve places, not a hundred. */
const MAX_PLACES = 12;

/** A finding's evidence, at most twelve places, taken from all claims in turn. */
export function citedEvidence({ evidence }: Finding): readonly CitedEvidence[] {
  if (evidence.length <= MAX_PLACES) return evidence;
  const rank = new Map<CitedEvidence, number>();
  const seen = new Map<string, number>();
  for (const cited of evidence) {
    const claim = `${cited.role}\n${cited.claim}`;
    const round = seen.get(claim) ?? 0;
    seen.set(claim, round + 1);
    rank.set(cited, round);
  }
  const byRound = [...evidence].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  const kept = new Set(byRound.slice(0, MAX_PLACES));
  return evidence.filter((cited) => kept.has(cited));
}

/** One claim of a finding with all its places. */
export interface ShownClaim {
  readonly claim: string;
  readonly role: CitedEvidence['role'];
  readonly evidence: readonly [CitedEvidence, ...CitedEvidence[]];
}

/** A finding's claims in order. */
export function claimsOf(finding: Finding): readonly ShownClaim[] {
  const claims = new Map<string, [CitedEvidence, ...CitedEvidence[]]>();
  for (const cited of citedEvidence(finding)) {
    const key = `${cited.role}\n${cited.claim}`;
    const list = claims.get(key);
    if (list === undefined) claims.set(key, [cited]);
    else list.push(cited);
  }
  return [...claims.values()].map((evidence) => ({ claim: evidence[0].claim, role: evidence[0].role, evidence }));
}
