import { placeOf } from '../core/evidence.js';
import type { Attempt } from '../core/analysis.js';
import type { TieOf } from '../core/timebase.js';
import type { Dated, Kind } from '../core/event.js';
import type { Answer } from '../core/pattern.js';
import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

/** Whether an event came first; `open` says in words why that is unknown. */
export interface Order {
  readonly answer: Answer;
  readonly open: string | null;
}

/** Bounds of a time. */
interface Moment {
  readonly low: Micros;
  readonly high: Micros;
}

/** Kinds of an attempt's exchanges; its other events may be from long before or after. */
const OWN: ReadonlySet<Kind> = new Set<Kind>(['oauth.token-answer', 'api.answer', 'server.request', 'manager.call']);

/**
 * Whether an event came before the end of an attempt. Within a source order is position; within one clock its stamps
 * decide, as far as their resolution allows; across clocks the uncertainty of both ties counts.
 */
export function orderOf(event: Dated, attempt: Attempt, tieOf: TieOf): Order {
  const own = attempt.events.filter(({ kind }) => OWN.has(kind));
  const tie = tieOf(event.source);
  return (
    byPosition(event, own) ??
    bySameClock(
      event,
      own.filter((other) => tieOf(other.source).clock === tie.clock),
    ) ??
    acrossClocks(event, attempt, tieOf)
  );
}

const certain = (isFirst: boolean): Order => ({ answer: isFirst ? 'yes' : 'no', open: null });

/**
 * Within a source by position, unless its stamps contradict, as in pasted text with an older part after a newer one.
 */
function byPosition(event: Dated, own: readonly Dated[]): Order | null {
  const here = own.flatMap(({ evidence }) => evidence).filter(({ source }) => source === event.source);
  const last = Math.max(...here.map(({ number }) => number));
  if (here.length === 0) return null;
  const isFirst = event.evidence[0].number < last;
  const stamped = compare(momentOf(event, 0), lastOf(own.filter(({ source }) => source === event.source)));
  return certain(stamped === 'unknown' ? isFirst : stamped === 'yes');
}

/** Within a clock by stamps: of two in the same whole second either may be first. */
function bySameClock(event: Dated, own: readonly Dated[]): Order | null {
  const last = lastOf(own);
  if (last === null) return null;
  const answer = compare(momentOf(event, 0), last);
  const open = `${placeOf(event.evidence[0])} and the answer are stamped alike, to ${stepWords(event)}`;
  return { answer, open: answer === 'unknown' ? open : null };
}

function acrossClocks(event: Dated, attempt: Attempt, tieOf: TieOf): Order {
  const [tie, reference] = [tieOf(event.source), tieOf(attempt.events[0]?.source ?? event.source)];
  const isOne = tie.clock === reference.clock;
  const doubt = isOne ? 0 : sum(tie.plusMinus, reference.plusMinus);
  const place = placeOf(event.evidence[0]);
  if (doubt === null)
    return { answer: 'unknown', open: `nothing ties the clock of ${place} to the clock of the attempt` };
  const answer = compare(momentOf(event, doubt), endOf(attempt));
  if (answer !== 'unknown') return { answer, open: null };
  if (event.at === null || attempt.end === null) return { answer, open: `${place} or the attempt has no time` };
  const open = isOne
    ? `${place} and the end of the attempt are stamped alike, to ${stepWords(event)}`
    : `the clocks of ${place} and of the attempt agree to ±${secondsWords(doubt)} only`;
  return { answer, open };
}

const sum = (a: Micros | null, b: Micros | null): Micros | null => (a === null || b === null ? null : a + b);

function endOf({ end }: Attempt): Moment | null {
  return end === null ? null : { low: end, high: end };
}

function momentOf({ at, instant }: Dated, doubt: Micros): Moment | null {
  return at === null ? null : { low: at - doubt, high: at + (instant?.step ?? 0) + doubt };
}

function lastOf(events: readonly Dated[]): Moment | null {
  const moments = events.flatMap((event) => momentOf(event, 0) ?? []);
  return moments.reduce<Moment | null>((last, one) => (last === null || one.low > last.low ? one : last), null);
}

/** A stamp is the begin of its step, so an event in the next step is later. */
function compare(event: Moment | null, end: Moment | null): Answer {
  if (event === null || end === null) return 'unknown';
  if (event.high <= end.low) return 'yes';
  return event.low >= end.high && event.low > end.low ? 'no' : 'unknown';
}

function stepWords({ instant }: Dated): string {
  return instant === null || instant.step >= MICROS_PER_SECOND ? 'the second' : secondsWords(instant.step);
}

function secondsWords(size: Micros): string {
  const seconds = size / MICROS_PER_SECOND;
  return `${seconds >= 0.1 ? seconds.toFixed(1) : String(seconds)} s`;
}
