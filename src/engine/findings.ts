import { groupBy } from '../core/group-by.js';
import type { Rule } from '../core/rule.js';
import { decidingFirst } from '../core/deciding-first.js';
import { ALSO_LOGGED, placeKey } from '../core/evidence.js';
import type { Attempt, CitedEvidence, Finding } from '../core/analysis.js';
import type { Evidence } from '../core/evidence.js';
import { earliest, latest } from '../core/time.js';
import { isSeenAtClient } from '../license/clients.js';
import { cutCodes } from './cut-codes.js';
import { findingId } from './finding-id.js';
import { explanationOf } from './explain.js';
import { ownEvidence } from './own-evidence.js';
import type { Judged } from './match.js';
import { PLACE, type Ranked } from './rank.js';

/** The JSON report's limit for evidence per finding. */
const MAX_EVIDENCE = 12;
/** Places of the attempt's own that are cited before a claim gets its second one. */
const MAX_OWN = 5;
/** The JSON report's limit for findings per incident. */
const MAX_FINDINGS = 3;

/** A cause by its id, before its evidence is looked up: of many incidents with one cause only the first is reported. */
export interface Cause {
  readonly id: string;
  readonly finding: () => Finding;
}

/** The causes of one incident, from its attempts' rankings. */
export function incidentCauses(
  rankings: readonly (readonly Ranked[])[],
  attempts: readonly Attempt[],
): readonly Cause[] {
  const best = bestRanking(rankings, attempts);
  return best.slice(0, MAX_FINDINGS).map((ranked) => {
    const id = findingId(ranked.fit.rule.id, partsOf(ranked.fit.rule, ranked.fit.attempt));
    return { id, finding: () => findingOf(id, ranked, attemptsWith(ranked, rankings, attempts)) };
  });
}

/**
 * The surest ranking; of equal ones that whose steps were seen, then that of an attempt in the manager's log, then the
 * latest. An attempt whose status cannot be read has guesses only.
 */
function bestRanking(rankings: readonly (readonly Ranked[])[], attempts: readonly Attempt[]): readonly Ranked[] {
  const judged = rankings.map((ranking, index) => ({ ranking, index }));
  const witnessed = attempts.map((attempt) => Number(isSeenAtClient(attempt)));
  const place = (index: number): number => witnessed[index] ?? 0;
  const sure = ([first]: readonly Ranked[]): number => (first === undefined ? 3 : PLACE[first.confidence]);
  const guessed = ([first]: readonly Ranked[]): number => Number(first?.why === 'unseen-step');
  const sorted = judged.sort(
    (a, b) =>
      sure(a.ranking) - sure(b.ranking) ||
      guessed(a.ranking) - guessed(b.ranking) ||
      place(b.index) - place(a.index) ||
      b.index - a.index,
  );
  return sorted[0]?.ranking ?? [];
}

function attemptsWith(
  ranked: Ranked,
  rankings: readonly (readonly Ranked[])[],
  attempts: readonly Attempt[],
): readonly Attempt[] {
  return attempts.filter((_, index) => rankings[index]?.some(({ fit }) => fit.rule.id === ranked.fit.rule.id) === true);
}

function findingOf(id: string, ranked: Ranked, attempts: readonly Attempt[]): Finding {
  const { fit, confidence, why } = ranked;
  const { rule } = fit;
  return {
    id,
    rule: rule.id,
    cause: rule.cause,
    stage: rule.stage,
    severity: rule.severity,
    confidence,
    why,
    attempts: attempts.map(({ id }) => id),
    window: windowOf(attempts),
    explanation: explanationOf(fit),
    evidence: citedEvidence(ranked),
    consequences: ranked.under.map((under) => under.rule.cause),
    fix: rule.fix,
    verify: rule.verify,
    risk: rule.risk,
    collect: rule.collect,
    references: rule.references,
    rivals: ranked.rivals.map((rival) => ({ rule: rival.rule.id, decides: decidingClaims(rival.rule) })),
  };
}

/** Rule, stage, server and account, not time: the same after a redaction and in the next bundle of a case. */
function partsOf(rule: Rule, { server, account }: Attempt): readonly string[] {
  return [rule.id, rule.stage, server.host ?? server.address ?? '', account ?? ''];
}

function windowOf(attempts: readonly Attempt[]): Finding['window'] {
  const starts = attempts.flatMap(({ start }) => (start === null ? [] : [start]));
  const ends = attempts.flatMap(({ end, start }) => end ?? start ?? []);
  return { from: earliest(starts), to: latest(ends) };
}

/** A rule's deciding claims. */
export function decidingClaims(rule: Rule): readonly string[] {
  return [...Object.values(rule.steps), ...Object.values(rule.supports ?? {})]
    .filter(({ decides }) => decides === true)
    .map(({ says }) => says);
}

/** Evidence of the claims, each place once, the steps' first; each claim gets an equal share of the limit. */
function citedEvidence({ fit }: Ranked): readonly CitedEvidence[] {
  const seen = fit.supports.filter(({ answer }) => answer === 'yes');
  const own = ownEvidence(fit.attempt).map((one) => ({ ...one, role: 'supports', claim: ALSO_LOGGED }) as const);
  const claims = [
    ...fit.steps.map((step) => cite(step, 'step')),
    ...seen.map((support) => cite(support, 'supports')),
    cutCodes(fit),
  ];
  const cited = new Map<string, CitedEvidence>();
  for (const list of claims) citeNext(list, cited);
  for (const one of own.slice(0, MAX_OWN)) citeNext([one], cited);
  for (let open = claims; open.length > 0;) open = open.filter((list) => citeNext(list, cited));
  while (citeNext(own, cited));
  return [...cited.values()].sort((a, b) => (a.role === b.role ? 0 : a.role === 'step' ? -1 : 1));
}

/** Cites a list's first place that is not cited yet; false if it has none, or if the limit is reached. */
function citeNext(list: readonly CitedEvidence[], cited: Map<string, CitedEvidence>): boolean {
  const next = list.find((one) => !cited.has(keyOf(one)));
  if (next === undefined || cited.size >= MAX_EVIDENCE) return false;
  cited.set(keyOf(next), next);
  return true;
}

/** Each place once, but a line that shows a step may speak against the cause as well. */
function keyOf(one: CitedEvidence): string {
  return placeKey(one) + (one.role === 'contradicts' ? ' against' : '');
}

function cite(judged: Judged, role: CitedEvidence['role']): readonly CitedEvidence[] {
  const all = judged.events.flatMap(decidingFirst);
  return eachSourceInTurn(all).map((one) => ({ ...one, role, claim: judged.claim.says }));
}

/** Takes sources in turn, because a second witness is worth more than the first one's second line. */
function eachSourceInTurn(evidence: readonly Evidence[]): readonly Evidence[] {
  const sources: readonly (readonly Evidence[])[] = [...groupBy(evidence, ({ source }) => source).values()];
  const rounds = Math.max(0, ...sources.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, place) => sources.flatMap((own) => own[place] ?? [])).flat();
}
