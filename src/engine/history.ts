import { ClientGroups } from '../license/client-groups.js';
import { isSeenAtClient, isSameServer } from '../license/clients.js';
import type { Attempt, JoinedAttempt } from '../core/analysis.js';

/** Adds to each failed attempt the same client's successes before and after it. */
export function withHistory(attempts: readonly JoinedAttempt[]): readonly Attempt[] {
  const good = attempts.filter(({ outcome }) => outcome === 'succeeded');
  const oldestFirst = byClient([...good].sort((a, b) => (a.start ?? 0) - (b.start ?? 0)));
  const newestFirst = byClient([...good].sort((a, b) => (b.start ?? 0) - (a.start ?? 0)));
  const speakers = speakersOf(attempts.filter(({ outcome }) => outcome !== 'succeeded'));
  return attempts.map((attempt) => {
    const speaker = speakers.get(attempt.incident);
    if (attempt.outcome === 'succeeded' || speaker === undefined) return { ...attempt, healedBy: null, lastGood: null };
    // The success after an incident's last attempt heals all its attempts.
    const healer = oldestFirst.of(speaker.client).find((other) => isEarlier(speaker, other) && counts(other, speaker));
    const before = newestFirst
      .of(attempt.client)
      .find((other) => isGoodBefore(other, attempt) && counts(other, attempt));
    return { ...attempt, healedBy: healer?.id ?? null, lastGood: before?.id ?? null };
  });
}

/**
 * The attempt that represents each incident: its last one, preferring those in the manager's log, because a capture
 * without a date has no place in time.
 */
function speakersOf(attempts: readonly JoinedAttempt[]): ReadonlyMap<string, JoinedAttempt> {
  const logged = attempts.filter(isSeenAtClient);
  return new Map([...attempts, ...logged].map((attempt) => [attempt.incident, attempt]));
}

function byClient(attempts: readonly JoinedAttempt[]): ClientGroups<JoinedAttempt> {
  const groups = new ClientGroups<JoinedAttempt>();
  for (const attempt of attempts) groups.add(attempt.client, attempt);
  return groups;
}

/** What only a document shows says nothing of what a file shows. */
function counts({ copied }: JoinedAttempt, attempt: JoinedAttempt): boolean {
  return copied !== true || attempt.copied === true;
}

/** A success at another license server does not count. */
function isGoodBefore(good: JoinedAttempt, attempt: JoinedAttempt): boolean {
  return isSameServer(good.server, attempt.server) !== false && isEarlier(good, attempt);
}

/** Whether one began before the other; false without a time. */
function isEarlier({ start }: JoinedAttempt, other: JoinedAttempt): boolean {
  return start !== null && other.start !== null && start < other.start;
}
