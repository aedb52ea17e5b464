import type { Rule } from '../core/rule.js';
import type {
  Attempt,
  Finding,
  HealedFinding,
  IsolatedLine,
  JoinedAttempt,
  Outcome,
  Verdict,
} from '../core/analysis.js';
import { eventsOfKind, type EventsOfKind } from '../core/events-of-kind.js';
import { groupBy } from '../core/group-by.js';
import { incidentCauses, type Cause } from './findings.js';
import { healedFindings } from './healed.js';
import { withHistory } from './history.js';
import { judgeRule, type Fit } from './judge.js';
import type { Notice } from '../core/notice.js';
import { RuleTurns } from './rule-turns.js';
import type { Steps } from '../core/steps.js';
import type { TieOf } from '../core/timebase.js';
import { isSeenAtClient } from '../license/clients.js';
import { rankFits, type Ranked } from './rank.js';
import { withoutRepeats } from './repeats.js';
import { VerdictFold } from './verdicts.js';

export interface Judgement {
  readonly attempts: readonly Attempt[];
  readonly findings: readonly Finding[];
  readonly healed?: readonly HealedFinding[];
  readonly isolated?: readonly IsolatedLine[];
  readonly verdicts: readonly Verdict[];
  readonly outcome: Outcome;
  /** The rules that threw, and what is said of each. */
  readonly failed: ReadonlyMap<Rule, Notice>;
}

/** What was read of one site. */
export interface Scene {
  /** Absent in a bundle of one site. */
  readonly site?: string;
  readonly ofKind: EventsOfKind;
}

/**
 * Judges every attempt by every rule; findings are those of unhealed incidents, the newest first. The incident of the
 * attempt `asked`, an id, comes before them, healed or not. An attempt sees the events of its site alone.
 */
export function* judgeAll(
  rules: readonly Rule[],
  joined: readonly JoinedAttempt[],
  scenes: readonly Scene[],
  tieOf: TieOf,
  asked: string | null = null,
): Steps<Judgement> {
  const attempts = withHistory(joined);
  const failedAtClient = attempts.filter((attempt) => isSeenAtClient(attempt) && attempt.outcome === 'failed');
  const failing = new Set(failedAtClient.map(({ client }) => client.site));
  const eventsAt = new Map(scenes.map(({ site, ofKind }) => [site, ofKind]));
  const nothing = eventsOfKind([]);
  const verdicts = new VerdictFold();
  const turns = new RuleTurns();
  const rankings = new Map<Attempt, readonly Ranked[]>();
  for (const [index, attempt] of attempts.entries()) {
    yield { phase: 'judging', done: index, total: attempts.length };
    if (attempt.outcome === 'succeeded') {
      verdicts.addSucceeded(rules, attempt);
      continue;
    }
    const ofKind = eventsAt.get(attempt.client.site) ?? nothing;
    const fits = rules.flatMap((rule) => turns.of(rule, () => judgeRule(rule, attempt, ofKind, tieOf)));
    const isLoose = failing.has(attempt.client.site) && isUntied(attempt, tieOf);
    const ranking = rankFits(fits, (fit) => isLoose || leansOnWeakJoin(fit, tieOf));
    // What does not fit is folded at once: of many attempts it is the most by far.
    verdicts.add(fits, ranking);
    rankings.set(attempt, ranking);
  }
  const { findings, healed } = findingsOf(attempts, rankings, asked);
  return {
    attempts,
    findings: withoutRepeats(findings, attempts),
    ...(healed.length === 0 ? {} : { healed }),
    verdicts: verdicts.all(),
    outcome: outcomeOf(attempts, findings),
    failed: turns.failed,
  };
}

/** The causes of open incidents, and of those that passed later. */
function findingsOf(
  attempts: readonly Attempt[],
  rankings: ReadonlyMap<Attempt, readonly Ranked[]>,
  asked: string | null,
): { readonly findings: readonly Finding[]; readonly healed: readonly HealedFinding[] } {
  const causesOf = (incident: readonly Attempt[]): readonly Cause[] =>
    incidentCauses(
      incident.map((attempt) => rankings.get(attempt) ?? []),
      incident,
    );
  const isOpen = (incident: readonly Attempt[]): boolean => !isHealed(incident) || hasAttempt(incident, asked);
  const incidents = incidentsOf(attempts, asked);
  const findings = incidents
    .filter(isOpen)
    .flatMap(causesOf)
    .map(({ finding }) => finding());
  const passed = incidents.filter((incident) => !isOpen(incident));
  const healed = healedFindings(passed, attempts, causesOf);
  return { findings, healed: healed.filter(({ id }) => !findings.some((finding) => finding.id === id)) };
}

/**
 * An attempt shown only by a source with an untied clock, next to failures in a manager's log: it may be one of them.
 * It counts like one vote, because otherwise a missing zone would raise the confidence.
 */
function isUntied(attempt: Attempt, tieOf: TieOf): boolean {
  const own = attempt.events[0]?.source;
  return !isSeenAtClient(attempt) && own !== undefined && tieOf(own).grade === 'none';
}

/** A deciding claim from a source with a clock tied by one vote decides no more than that vote. */
function leansOnWeakJoin(fit: Fit, tieOf: TieOf): boolean {
  const own = fit.attempt.events[0]?.source;
  const deciding = [...fit.steps, ...fit.supports].filter(
    ({ answer, claim }) => answer === 'yes' && claim.decides === true,
  );
  return deciding.every(({ claim, events }) => {
    const byId = claim.seen.some((sight) => sight.same !== undefined);
    return !byId && events.every(({ source }) => source !== own && ['low', 'none'].includes(tieOf(source).grade));
  });
}

/** Incidents with a failure: the one asked for, those in files, those in a manager's log; the newest first. */
function incidentsOf(attempts: readonly Attempt[], asked: string | null): readonly (readonly Attempt[])[] {
  const open = attempts.filter(({ outcome }) => outcome !== 'succeeded');
  const groups = groupBy(open, ({ incident }) => incident);
  return [...groups.values()].sort(
    (a, b) =>
      Number(hasAttempt(b, asked)) - Number(hasAttempt(a, asked)) ||
      Number(a.every(isCopied)) - Number(b.every(isCopied)) ||
      Number(b.some(isSeenAtClient)) - Number(a.some(isSeenAtClient)) ||
      latest(b) - latest(a),
  );
}

const isCopied = ({ copied }: Attempt): boolean => copied === true;

function hasAttempt(incident: readonly Attempt[], asked: string | null): boolean {
  return asked !== null && incident.some(({ id }) => id === asked);
}

function latest(incident: readonly Attempt[]): number {
  return incident.reduce((last, { end, start }) => Math.max(last, end ?? start ?? 0), 0);
}

/** Whether the same client succeeded afterwards. */
function isHealed(incident: readonly Attempt[]): boolean {
  return incident.some(({ healedBy }) => healedBy !== null);
}

function outcomeOf(attempts: readonly Attempt[], findings: readonly Finding[]): Outcome {
  if (findings.length > 0) return 'cause-found';
  const failed = incidentsOf(attempts, null).filter((incident) => incident.some(({ outcome }) => outcome === 'failed'));
  if (failed.some((incident) => !isHealed(incident))) return 'failed-unexplained';
  if (failed.length > 0) return 'healed';
  if (attempts.some((attempt) => isOpenEnded(attempt) && attempt.healedBy === null)) return 'nothing-to-judge';
  return attempts.some(({ outcome }) => outcome === 'succeeded') ? 'healthy' : 'nothing-to-judge';
}

/** A call without an end in the manager's log; an earlier success does not count for it. */
function isOpenEnded(attempt: Attempt): boolean {
  const { outcome, server } = attempt;
  return outcome === 'unknown' && isSeenAtClient(attempt) && (server.host ?? server.address) !== null;
}
