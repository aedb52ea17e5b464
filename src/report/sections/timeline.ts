import type { Dated } from '../../core/event.js';
import { MICROS_PER_SECOND } from '../../core/time.js';
import type { Micros } from '../../core/time.js';
import { code, paragraph, seenIn, table } from '../document.js';
import type { Block, Inline, Rich } from '../document.js';
import { clip } from '../../text/escape.js';
import { sayEvent } from '../event-words.js';
import { duration, utcDay, utcTime } from '../when.js';
import { count } from '../words/parts.js';
import type { Page } from './page.js';

/** Time shown before and after the attempt. */
const AROUND = 30 * MICROS_PER_SECOND;
const MAX_ROWS = 60;
const MAX_WORDS_LENGTH = 300;

/**
 * Events around the attempt on the common clock, each with its stamp as written; events of the finding's chain are
 * included at any distance.
 */
export function timelineBlocks(page: Page, share: number): readonly Block[] {
  const all = eventsAround(page).filter((event) => page.audience === 'engineer' || saysSomething(event));
  const maxRows = Math.ceil(MAX_ROWS * share);
  const dated = inTime(nearest(all, page).slice(0, maxRows));
  const dateless = all.filter(({ at }) => at === null);
  const rows = dated.map((event) => row(event, page));
  const loose = dateless.slice(0, maxRows).map((event) => row(event, page));
  const omitted = all.length - rows.length - loose.length;
  const head = ['UTC', '±', 'as written', 'source', 'event'];
  return [
    ...table(head, rows),
    ...(loose.length > 0 ? [paragraph('Not placed in time:')] : []),
    ...table(head, loose),
    ...(omitted > 0 ? [paragraph(`${count(omitted, 'further event')} not shown.`)] : []),
  ];
}

/** Dated events: first those of the finding or the attempt, then those nearest to the attempt's end. */
function nearest(events: readonly Dated[], page: Page): readonly Dated[] {
  const end = page.lead.attempt?.end ?? page.lead.attempt?.start ?? page.lead.finding?.window.to ?? null;
  const isOwn = ownEvents(page);
  const far = (event: Dated): number =>
    end === null || isOwn(event) ? -Infinity : Math.abs((event.at ?? Infinity) - end);
  return events.filter(({ at }) => at !== null).sort((a, b) => far(a) - far(b) || (a.at ?? 0) - (b.at ?? 0));
}

function inTime(events: readonly Dated[]): readonly Dated[] {
  return [...events].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

/** Whether an event has a line of the finding or of the leading attempt. */
function ownEvents({ lead }: Page): (event: Dated) => boolean {
  const held = new Set([...(lead.attempt?.events ?? []).flatMap(placesOf), ...citedPlaces(lead)]);
  return (event) => placesOf(event).some((place) => held.has(place));
}

function citedPlaces({ finding }: Page['lead']): readonly string[] {
  return (finding?.evidence ?? []).map(({ source, number }) => `${source}\n${String(number)}`);
}

/** The events that matter to a reader of the case. */
export function eventsAround({ analysis, lead }: Page): readonly Dated[] {
  const from = lead.attempt?.start ?? lead.finding?.window.from ?? null;
  const to = lead.attempt?.end ?? from;
  const cited = new Set(citedPlaces(lead));
  const isCited = (event: Dated): boolean => placesOf(event).some((place) => cited.has(place));
  const loose = new Set(analysis.sources.filter(({ clock }) => clock.offset === null).map(({ path }) => path));
  // A clock that nothing matches puts unrelated rows beside the attempt.
  const near = (event: Dated): boolean => event.at !== null && !loose.has(event.source) && within(event.at, from, to);
  const own = new Set(lead.attempt?.events ?? []);
  const inTimeline = analysis.timeline.filter(
    (event) => near(event) || isCited(event) || own.has(event) || from === null,
  );
  const held = new Set(inTimeline.flatMap(placesOf));
  // Merged events repeat the timeline's lines, so only those that it lacks are added.
  const more = [...own].filter((event) => placesOf(event).some((place) => !held.has(place)));
  return [...inTimeline, ...more];
}

function placesOf({ evidence }: Dated): readonly string[] {
  return evidence.map(({ source, number }) => `${source}\n${String(number)}`);
}

function within(at: Micros, from: Micros | null, to: Micros | null): boolean {
  return from === null || (at >= from - AROUND && at <= (to ?? from) + AROUND);
}

function row(event: Dated, { analysis, audience }: Page): readonly Rich[] {
  const clock = analysis.sources.find(({ path }) => path === event.source)?.clock;
  const uncertain = (clock?.plusMinus ?? 0) > 0 ? duration(clock?.plusMinus ?? 0) : '';
  const untied = event.at !== null && clock?.offset === null ? 'not matched' : uncertain;
  return [
    [event.at === null ? '' : `${utcDay(event.at)} ${utcTime(event.at)}`],
    [untied],
    [event.stamp?.text ?? ''],
    [seenIn(event.evidence)],
    [wordsOf(event, audience)],
  ];
}

/** A customer does not get a line's words, and without them some events say nothing. */
function saysSomething(event: Dated): boolean {
  return event.kind !== 'manager.license-log' || /^[^(]*\(.+\)$/.test(sayEvent(event));
}

/** A manager's line says more than its facts, so an engineer gets it verbatim after its stamp. */
function wordsOf(event: Dated, audience: Page['audience']): Inline {
  const [{ text, stamp }] = event.evidence;
  if (event.kind !== 'manager.license-log' || audience === 'customer') return clip(sayEvent(event), MAX_WORDS_LENGTH);
  return code(clip(text.replace(stamp?.text ?? '', '').trim(), MAX_WORDS_LENGTH));
}
