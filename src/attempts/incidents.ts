import type { Callers } from '../core/exchange.js';
import { ANY_CALLER, isAttemptOf } from '../license/callers.js';
import { unreadableFailures } from './unreadable.js';
import { groupBy } from '../core/group-by.js';
import { ClientGroups } from '../license/client-groups.js';
import { isSeenAtClient, isSameClient } from '../license/clients.js';
import type { AttemptStage, JoinedAttempt } from '../core/analysis.js';

/** The manager's own retries follow within seconds; microseconds. */
const RETRY_PAUSE = 30_000_000;

/**
 * Attempts of one client that fail in the same way without a success between are one incident. An attempt shown only by
 * the server or a capture with an untied clock belongs to the manager's incident that it matches, unless it is known to be
 * nobody's whose log is at hand.
 */
export function withIncidents(
  attempts: readonly JoinedAttempt[],
  callers: Callers = ANY_CALLER,
  isOfAnother: (attempt: JoinedAttempt) => boolean = () => false,
): readonly JoinedAttempt[] {
  const numbered: JoinedAttempt[] = [];
  const clients = new ClientGroups<JoinedAttempt>();
  for (const attempt of attempts) {
    const previous = clients.latest(attempt.client);
    const continues = previous !== undefined && previous.outcome === 'failed' && failsAlike(previous, attempt);
    const retryOf = previous !== undefined && isRetry(previous, attempt) ? previous.id : null;
    const incident = continues ? previous.incident : `I${String(numbered.length + 1)}`;
    const joined = { ...attempt, incident, retryOf };
    numbered.push(joined);
    clients.add(attempt.client, joined);
  }
  const logged = loggedFailures(numbered);
  const unread = unreadableFailures(numbered);
  const ownerOf = (attempt: JoinedAttempt): JoinedAttempt | undefined =>
    isOfAnother(attempt) ? undefined : (loggedIncident(attempt, logged, callers) ?? unread(attempt, callers));
  const grouped = numbered.map((attempt) => ({
    ...attempt,
    incident: ownerOf(attempt)?.incident ?? attempt.incident,
  }));
  const others = groupBy(
    grouped.filter((attempt) => !isSeenAtClient(attempt)),
    ({ incident }) => incident,
  );
  return grouped.map((attempt) => {
    const witnesses = others.get(attempt.incident) ?? [];
    return { ...attempt, stages: attempt.stages.map((stage) => lend(stage, attempt, witnesses)) };
  });
}

/** Adds evidence to an inferred stage from a witness of the same incident with an untied clock. */
function lend(stage: AttemptStage, attempt: JoinedAttempt, witnesses: readonly JoinedAttempt[]): AttemptStage {
  if (!isSeenAtClient(attempt) || stage.state !== 'passed' || !stage.inferred || stage.evidence.length > 0)
    return stage;
  const witness = withoutRivals(witnesses)
    .flatMap((other) => other.stages)
    .find((other) => other.stage === stage.stage && other.state === 'passed' && other.evidence.length > 0);
  if (witness === undefined) return stage;
  const said = witness.facts['said'] ?? 'passed';
  return {
    ...stage,
    facts: { said: `${String(said)}, at a time that is not tied to this attempt` },
    evidence: witness.evidence,
  };
}

/**
 * Witnesses that may be the manager's. Of two clients in one source it is the one that another source shows too;
 * otherwise it is unknown. Clients of two sources may be the same one behind NAT.
 */
function withoutRivals(witnesses: readonly JoinedAttempt[]): readonly JoinedAttempt[] {
  const isShownTwice = (one: JoinedAttempt): boolean =>
    witnesses.some((other) => sourceOf(other) !== sourceOf(one) && isSameClient(other.client, one.client));
  return witnesses.filter((one) => {
    const rivals = witnesses.filter(
      (other) => sourceOf(other) === sourceOf(one) && !isSameClient(other.client, one.client),
    );
    return rivals.length === 0 || (isShownTwice(one) && !rivals.some(isShownTwice));
  });
}

function sourceOf({ events }: JoinedAttempt): string | undefined {
  return events[0]?.source;
}

function failsAlike(a: JoinedAttempt, b: JoinedAttempt): boolean {
  return (
    b.outcome === 'failed' &&
    a.stoppedAt === b.stoppedAt &&
    a.httpStatus === b.httpStatus &&
    a.oauthError === b.oauthError &&
    proxySaid(a) === proxySaid(b)
  );
}

/** A proxy's answer is no status of the license server. */
function proxySaid({ stages, stoppedAt }: JoinedAttempt): string | null {
  const said = stoppedAt === 'proxy' ? stages.find(({ stage }) => stage === 'proxy')?.facts['said'] : undefined;
  return typeof said === 'string' && /^\d{3}$/.test(said) ? said : null;
}

function isRetry(previous: JoinedAttempt, attempt: JoinedAttempt): boolean {
  if (previous.outcome !== 'failed' || previous.end === null || attempt.start === null) return false;
  return attempt.start - previous.end >= 0 && attempt.start - previous.end <= RETRY_PAUSE;
}

/** Failures in a manager's log, of each manager, stage and status the last one, the last first. */
function loggedFailures(attempts: readonly JoinedAttempt[]): readonly JoinedAttempt[] {
  const last = new Map<string, JoinedAttempt>();
  for (const attempt of attempts) {
    if (!isSeenAtClient(attempt) || attempt.outcome !== 'failed') continue;
    const key = [attempt.client.host, attempt.client.tenant, attempt.stoppedAt, attempt.httpStatus].join('\n');
    last.delete(key);
    last.set(key, attempt);
  }
  return [...last.values()].reverse();
}

/**
 * The failure in a manager's log that an attempt without a log can be: no known fact differs. Of several tenants it is
 * the one whose user the attempt shows, or unknown.
 */
function loggedIncident(
  attempt: JoinedAttempt,
  logged: readonly JoinedAttempt[],
  callers: Callers,
): JoinedAttempt | undefined {
  if (isSeenAtClient(attempt)) return attempt;
  const [first, ...others] = logged.filter(
    (other) => canBeOne(attempt, other) && isAttemptOf(attempt, other.client.host, callers),
  );
  const isOtherTenant = ({ client }: JoinedAttempt): boolean =>
    client.host === first?.client.host && client.tenant !== first.client.tenant;
  return first !== undefined && others.some(isOtherTenant) ? ofShownUser(attempt, [first, ...others]) : first;
}

/** Of several failures the only one of a user that the attempt shows. */
function ofShownUser({ events }: JoinedAttempt, logged: readonly JoinedAttempt[]): JoinedAttempt | undefined {
  const checked = events.flatMap((event) => (event.kind === 'oauth.user-checked' ? event.facts['user.name'] : []));
  const [own, ...rivals] = logged.filter(({ account }) => account !== null && checked.includes(account));
  return rivals.length === 0 ? own : undefined;
}

function canBeOne(seen: JoinedAttempt, logged: JoinedAttempt): boolean {
  if (seen.outcome === 'succeeded') return false;
  if (seen.outcome === 'failed' && seen.stoppedAt !== logged.stoppedAt) return false;
  return seen.httpStatus === null || logged.httpStatus === null || seen.httpStatus === logged.httpStatus;
}
