import { isFlow } from '../core/exchange.js';
import { isSameHost } from '../license/clients.js';
import type { Claim, Rule, Sight } from '../core/rule.js';
import type { Attempt, Stop } from '../core/analysis.js';
import { fieldsOf, type Dated } from '../core/event.js';
import type { EventsOfKind } from '../core/events-of-kind.js';
import { sameId } from '../text/visible-id.js';
import { absentFields } from './absent-fields.js';
import { describeTest, testValue, type Answer, type AnyTest } from '../core/pattern.js';
import { orderOf } from './order.js';
import type { TieOf } from '../core/timebase.js';

/** A judged claim. */
export interface Judged {
  readonly name: string;
  readonly claim: Claim;
  readonly answer: Answer;
  /** Events that answer yes, or come closest. */
  readonly events: readonly Dated[];
  /** Fields that no witness reported. */
  readonly missing: readonly string[];
  /** Why not, in words: the field, the accepted value, the seen value. */
  readonly miss: string | null;
  /** The same as data, if a value is the reason. */
  readonly stop: Stop | null;
  /** True if there was no event of its kinds. */
  readonly unseen: boolean;
  /** Why the clocks leave the order open, in words, if all else was seen. */
  readonly openOrder: string | null;
}

export interface JudgingContext {
  readonly attempt: Attempt;
  /** All that was read. */
  readonly ofKind: EventsOfKind;
  readonly tieOf: TieOf;
}

interface SightResult {
  readonly answer: Answer;
  readonly event: Dated;
  readonly missing: readonly string[];
  readonly miss: string | null;
  readonly stop: Stop | null;
  readonly openOrder: string | null;
}

/** Judges one claim: one sight of any witness is enough for yes; an unreported field leaves it open. */
export function judgeClaim(name: string, claim: Claim, rule: Rule, context: JudgingContext): Judged {
  const all = claim.seen.flatMap((sight) => eventsFor(sight, context).map((event) => trySight(sight, event, context)));
  const results = withManualChecks(withoutOthersNo(all, context), context);
  if (results.length === 0) return unseenClaim(name, claim, rule, context);
  const yes = results.filter(({ answer }) => answer === 'yes');
  const open = yes.length > 0 ? [] : results.filter(({ answer }) => answer === 'unknown');
  const answer = yes.length > 0 ? 'yes' : open.length > 0 ? 'unknown' : 'no';
  const { missing, openOrder, events } = openResult(open);
  return {
    name,
    claim,
    answer,
    events: answer === 'unknown' ? events : unique(answer === 'yes' ? yes : results),
    missing,
    ...(answer === 'no' ? firstMiss(results) : { miss: null, stop: null }),
    unseen: false,
    openOrder,
  };
}

/** That another request of the attempt does not show a claim says nothing of the one that failed. */
function withoutOthersNo(results: readonly SightResult[], { attempt }: JudgingContext): readonly SightResult[] {
  const others = attempt.otherRequests;
  if (others === undefined || others.size === 0) return results;
  return results.filter(({ answer, event }) => answer !== 'no' || !others.has(event));
}

/** What a report says of a claim that no event passes: the first event. */
function firstMiss([first]: readonly SightResult[]): Pick<Judged, 'miss' | 'stop'> {
  return { miss: first?.miss ?? null, stop: first?.stop ?? null };
}

/** Results that lack only their order come first. */
function openResult(open: readonly SightResult[]): Pick<Judged, 'events' | 'missing' | 'openOrder'> {
  const unordered = open.filter(({ openOrder }) => openOrder !== null);
  const nearest = unordered.length > 0 ? unordered : open;
  const missing = [...new Set(nearest.flatMap((result) => result.missing))];
  return { events: unique(nearest), missing, openOrder: unordered[0]?.openOrder ?? null };
}

/** Whether all events are manual checks. */
export function isManualOnly(events: readonly Dated[]): boolean {
  return events.every(({ by }) => by === 'person');
}

/**
 * A manual check is at another time and may use other credentials. If the products show the attempt, a check can
 * support a claim but never deny it, and about credentials only together with a product's own witness.
 */
function withManualChecks(results: readonly SightResult[], { attempt }: JudgingContext): readonly SightResult[] {
  if (attempt.witness === 'person') return results;
  const own = results.filter(({ event }) => event.by === 'product');
  const isSeen = own.some(({ answer }) => answer === 'yes');
  // A later manual check does not override a no of the products.
  if (own.length > 0 && own.every(({ answer }) => answer === 'no')) return own;
  const manual = results
    .filter((result) => result.event.by === 'person' && result.answer === 'yes')
    .map((result): SightResult => (isSeen || isFlow(result.event) ? result : { ...result, answer: 'unknown' }));
  return [...own, ...manual];
}

/** A claim without events: no, if the attempt did not get that far; otherwise unknown. */
function unseenClaim(name: string, claim: Claim, rule: Rule, context: JudgingContext): Judged {
  const stage = context.attempt.stages.find((one) => one.stage === rule.stage);
  const kinds = [...new Set(claim.seen.map(({ see }) => see))].join(' or ');
  const isAnswered = stage?.state === 'not-reached' || stage?.state === 'passed' || stage?.state === 'not-needed';
  const miss = isAnswered
    ? `the attempt ${stage.state === 'not-reached' ? 'ended before' : 'passed'} the stage ${rule.stage}`
    : null;
  return {
    name,
    claim,
    answer: isAnswered ? 'no' : 'unknown',
    events: [],
    missing: [kinds],
    miss,
    stop: null,
    unseen: true,
    openOrder: null,
  };
}

/** Whether an event alone would show what a claim says, whatever else shows it. */
export function isShownBy({ seen }: Claim, event: Dated, context: JudgingContext): boolean {
  return seen.some((sight) => sight.see === event.kind && trySight(sight, event, context).answer === 'yes');
}

function unique(results: readonly SightResult[]): readonly Dated[] {
  return [...new Set(results.map(({ event }) => event))];
}

function eventsFor(sight: Sight, { attempt, ofKind, tieOf }: JudgingContext): readonly Dated[] {
  const isOwn = sight.scope === undefined || sight.scope === 'attempt';
  const pool: readonly Dated[] = isOwn ? attempt.events.filter(({ kind }) => kind === sight.see) : ofKind(sight.see);
  const own = pool.filter((event) => !isOfOtherManager(event, attempt));
  return sight.scope === 'before' ? own.filter((event) => orderOf(event, attempt, tieOf).answer !== 'no') : own;
}

/** Facts of another manager in the bundle do not belong to this attempt. */
function isOfOtherManager({ kind, host }: Dated, { client }: Attempt): boolean {
  return kind.startsWith('manager.') && host !== null && client.host !== null && !isSameHost(host, client.host);
}

function trySight(sight: Sight, event: Dated, context: JudgingContext): SightResult {
  const facts = fieldsOf(event.facts);
  let absent: ReadonlySet<string> | null = null;
  const missing: string[] = [];
  let failed: Failed | null = null;
  for (const [field, test, words] of testsOf(sight)) {
    // Few events lack a field that a rule asks for.
    const isAbsent = facts[field] === undefined && (absent ??= absentFields(event)).has(field);
    const answer = isAbsent ? 'no' : testValue(test, facts[field]);
    if (answer === 'unknown') missing.push(field);
    if (answer === 'no') failed ??= { field, why: `is ${inWords(facts[field])}, not ${words}` };
  }
  for (const field of sight.same ?? []) {
    const answer = sameAsAttempt(field, facts[field], context.attempt);
    if (answer === 'unknown') missing.push(field);
    if (answer === 'no') failed ??= { field, why: "is not the attempt's own" };
  }
  const answer: Answer = failed !== null ? 'no' : missing.length > 0 ? 'unknown' : 'yes';
  const { open } = sight.scope === 'before' ? orderOf(event, context.attempt, context.tieOf) : { open: null };
  if (answer !== 'yes' || open === null) return { answer, event, missing, ...missOf(event, failed), openOrder: null };
  return { answer: 'unknown', event, missing: [`the order: ${open}`], miss: null, stop: null, openOrder: open };
}

/** The first test that an event does not pass. */
interface Failed {
  readonly field: string;
  readonly why: string;
}

function missOf({ kind, facts }: Dated, failed: Failed | null): Pick<SightResult, 'miss' | 'stop'> {
  if (failed === null) return { miss: null, stop: null };
  return {
    miss: `${failed.field} ${failed.why}`,
    stop: { kind, facts: fieldsOf(facts), field: failed.field },
  };
}

function inWords(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A field, the test that is put to it, and the test in words. */
type FieldTest = readonly [string, AnyTest, string];

const knownTests = new WeakMap<Sight, readonly FieldTest[]>();

/** The tests of a sight, listed once: each is put to many events. */
function testsOf(sight: Sight): readonly FieldTest[] {
  const known = knownTests.get(sight) ?? listedTests(sight);
  knownTests.set(sight, known);
  return known;
}

function listedTests(sight: Sight): readonly FieldTest[] {
  const where: Readonly<Record<string, AnyTest | undefined>> = sight.where ?? {};
  return Object.entries(where).flatMap(([field, test]) =>
    test === undefined ? [] : [[field, test, describeTest(test)] as const],
  );
}

/** Ids are compared by their visible parts, everything else by value. */
function sameAsAttempt(field: string, value: unknown, attempt: Attempt): Answer {
  const own = attemptValues(field, attempt);
  if (typeof value !== 'string' || own.length === 0) return 'unknown';
  const answers = own.map((other) => (field.endsWith('.id') ? sameId(value, other) : value === other));
  if (answers.includes(true)) return 'yes';
  return answers.includes(null) ? 'unknown' : 'no';
}

/** Values of a field in the attempt's own events. */
export function attemptValues(field: string, attempt: Attempt): readonly string[] {
  const values = attempt.events.flatMap((event) => {
    const value = fieldsOf(event.facts)[field];
    return typeof value === 'string' && (event.kind === 'oauth.token-answer' || event.kind === 'manager.call')
      ? [value]
      : [];
  });
  return [...new Set(values)];
}
