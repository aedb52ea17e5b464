import { asDated } from '../core/event.js';
import type { Claim, Sight } from '../core/rule.js';
import type { Attempt } from '../core/analysis.js';
import type { Dated, Kind } from '../core/event.js';
import type { AnyTest } from '../core/pattern.js';
import { attemptValues, type Judged } from '../engine/match.js';

/** An attempt and its timeline after one change. */
export interface Mutant {
  readonly attempt: Attempt;
  readonly timeline: readonly Dated[];
}

/** The attempt and timeline without the events that show a step. */
export function withoutStep(step: Judged, attempt: Attempt, timeline: readonly Dated[]): Mutant {
  const kinds = new Set<Kind>(step.claim.seen.map(({ see }) => see));
  const keep = (event: Dated): boolean => !step.events.includes(event) && !kinds.has(event.kind);
  return { attempt: { ...attempt, events: attempt.events.filter(keep) }, timeline: timeline.filter(keep) };
}

/** The same with every fact that the step tests changed to a value that it does not accept; null where it tests none. */
export function spoilStep(step: Judged, attempt: Attempt, timeline: readonly Dated[]): Mutant | null {
  if (step.events.every((event) => testedFields(event, step.claim).length === 0)) return null;
  const spoil = (event: Dated): Dated => (step.events.includes(event) ? spoiled(event, step.claim) : event);
  return { attempt: { ...attempt, events: attempt.events.map(spoil) }, timeline: timeline.map(spoil) };
}

function spoiled(event: Dated, claim: Claim): Dated {
  const changes = testedFields(event, claim).map((field) => [field, 'spoilt'] as const);
  return asDated({ ...event, facts: { ...event.facts, ...Object.fromEntries(changes) } });
}

function testedFields(event: Dated, claim: Claim): readonly string[] {
  return claim.seen.flatMap((sight) =>
    sight.see === event.kind ? [...Object.keys(sight.where ?? {}), ...(sight.same ?? [])] : [],
  );
}

/** The same with an event that fits the first sight of a claim. */
export function contradictedBy(claim: Claim, attempt: Attempt, timeline: readonly Dated[]): Mutant {
  const [sight] = claim.seen;
  const event = eventFor(sight, attempt);
  const inAttempt = sight.scope === undefined || sight.scope === 'attempt';
  return inAttempt
    ? { attempt: { ...attempt, events: [...attempt.events, event] }, timeline }
    : { attempt, timeline: [...timeline, event] };
}

function eventFor(sight: Sight, attempt: Attempt): Dated {
  const where: Readonly<Record<string, AnyTest | undefined>> = sight.where ?? {};
  const tested = Object.entries(where).map(
    ([field, test]) => [field, test === undefined ? '' : valueFor(test)] as const,
  );
  const same: readonly (readonly [string, string])[] = (sight.same ?? []).map(
    (field) => [field, attemptValues(field, attempt)[0] ?? ''] as const,
  );
  const like = attempt.events[0];
  if (like === undefined) throw new Error('the attempt has no event');
  return asDated({
    ...like,
    kind: sight.see,
    facts: Object.fromEntries<unknown>([...tested, ...same]),
    at: attempt.start,
  });
}

function valueFor(test: AnyTest): unknown {
  switch (test.is) {
    case 'equal':
      return test.to;
    case 'oneOf':
      return test.of[0];
    case 'startsWith':
    case 'endsWith':
      return test.text;
    case 'gte':
    case 'lte':
      return test.than;
    case 'present':
      return 'present';
    case 'matches':
      return test.re.source.replace(/\\[bB]|[()?:^$]|\[.*?\]|\|.*/g, '');
  }
}
