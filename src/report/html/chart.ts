import type { SourceReport } from '../../core/model.js';
import type { Micros } from '../../core/time.js';
import { sayEvent } from '../event-words.js';
import { clip } from '../escape.js';
import type { Page } from '../sections/page.js';
import { utcTime } from '../when.js';
import { html } from './escape.js';
import type { Mark } from './marks.js';

/** Sizes of the drawing; the script reads them from its attributes. */
const LEFT = 190;
const WIDTH = 800;
const LANE = 44;
const TOP = 28;
/** Room for the last time of the axis. */
const RIGHT = 40;
/** What is shown at first: the attempt with half a minute on both sides. */
const AROUND = 30_000_000;

interface Span {
  readonly from: Micros;
  readonly to: Micros;
}

/** All sources on the common clock, one lane each; drawn for the attempt, and drawn anew by the script. */
export function chart(marks: readonly Mark[], page: Page): string {
  const dated = marks.filter(({ at }) => at !== null);
  const lanes = page.analysis.sources.filter(({ path }) => dated.some(({ event }) => event.source === path));
  const seen = wholeSpan(dated);
  if (seen === null || lanes.length === 0) return '';
  const attempt = attemptSpan(page) ?? seen;
  const whole = { from: Math.min(seen.from, attempt.from), to: Math.max(seen.to, attempt.to) };
  const height = TOP + lanes.length * LANE + 8;
  const data = { whole, attempt };
  const spans = Object.entries(data).map(
    ([name, { from, to }]) => `data-${name}="${millis(from - whole.from)} ${millis(to - whole.from)}"`,
  );
  return [
    `<svg id="chart" role="group" aria-label="Timeline: arrow keys go from event to event, plus and minus zoom" tabindex="0" viewBox="0 0 ${String(LEFT + WIDTH + RIGHT)} ${String(height)}" data-left="${String(LEFT)}" data-width="${String(WIDTH)}" data-zero="${String(whole.from / 1000)}" ${spans.join(' ')}>`,
    attempts(page, whole, attempt, height),
    ...lanes.map((source, index) => lane(source, index, page)),
    `<g id="axis" aria-hidden="true">${axis(attempt)}</g>`,
    ...dated.map((mark) => markSvg(mark, lanes.indexOf(sourceOf(mark, lanes)), whole, attempt)),
    '</svg>',
  ].join('\n');
}

function sourceOf({ event }: Mark, lanes: readonly SourceReport[]): SourceReport {
  const own = lanes.find(({ path }) => path === event.source);
  if (own === undefined) throw new RangeError(`no lane for ${event.source}`);
  return own;
}

function wholeSpan(marks: readonly Mark[]): Span | null {
  const times = marks.flatMap(({ at, end }) => [at, end]).filter((time) => time !== null);
  const from = times.reduce((least, time) => Math.min(least, time), Infinity);
  const to = times.reduce((most, time) => Math.max(most, time), -Infinity);
  return from > to ? null : { from: from - 1_000_000, to: to + 1_000_000 };
}

function attemptSpan({ lead }: Page): Span | null {
  const { start, end } = lead.attempt ?? { start: null, end: null };
  return start === null ? null : { from: start - AROUND, to: (end ?? start) + AROUND };
}

function millis(micros: Micros): string {
  return String(micros / 1000);
}

function x(at: Micros, { from, to }: Span): number {
  return Math.round((LEFT + ((at - from) / (to - from)) * WIDTH) * 10) / 10;
}

function attempts({ analysis }: Page, whole: Span, shown: Span, height: number): string {
  return analysis.attempts
    .flatMap(({ id, start, end, outcome }) => {
      if (start === null) return [];
      const [left, right] = [x(start, shown), x(end ?? start, shown)];
      const place = inside(left, right);
      return [
        `<rect class="attempt ${outcome}${place.hidden}" data-at="${millis(start - whole.from)}" data-end="${millis((end ?? start) - whole.from)}" x="${String(place.left)}" width="${String(place.width)}" y="${String(TOP - 6)}" height="${String(height - TOP)}"><title>${html(id)}</title></rect>`,
      ];
    })
    .join('');
}

/** Where a bar stands in what is shown; out of it, it is hidden. */
function inside(
  left: number,
  right: number,
): { readonly left: number; readonly width: number; readonly hidden: string } {
  const from = Math.min(Math.max(left, LEFT), LEFT + WIDTH);
  const to = Math.min(Math.max(right, LEFT), LEFT + WIDTH);
  const out = right < LEFT || left > LEFT + WIDTH;
  return { left: from, width: Math.max(2, Math.round((to - from) * 10) / 10), hidden: out ? ' out' : '' };
}

function lane(source: SourceReport, index: number, { names }: Page): string {
  const y = TOP + index * LANE;
  const name = names.get(source.path) ?? source.path;
  return `<g class="lane"><rect class="band${index % 2 === 0 ? ' even' : ''}" x="0" y="${String(y)}" width="${String(LEFT + WIDTH + RIGHT)}" height="${String(LANE)}"/><text x="8" y="${String(y + 19)}">${html(clip(name, 26))}<title>${html(source.path)}</title></text><text class="host" x="8" y="${String(y + 34)}">${html(clip([source.role, source.host].filter((part) => part !== null).join(' · '), 30))}</text></g>`;
}

function axis(shown: Span): string {
  return [0, 0.25, 0.5, 0.75, 1]
    .map((share) => {
      const at = LEFT + share * WIDTH;
      return `<text x="${String(at)}" y="14" text-anchor="middle">${utcTime(shown.from + share * (shown.to - shown.from)).slice(0, 8)}</text><line x1="${String(at)}" x2="${String(at)}" y1="18" y2="${String(TOP)}"/>`;
    })
    .join('');
}

function markSvg(mark: Mark, lane: number, whole: Span, shown: Span): string {
  const { at, end, plusMinus, event, number, stage, failed } = mark;
  const from = at ?? whole.from;
  const to = end ?? from;
  const tick = inside(x(from, shown), x(to, shown));
  const doubt = inside(x(from - plusMinus, shown), x(to + plusMinus, shown));
  // Three heights, so that neighbours in a lane stay apart.
  const y = TOP + lane * LANE + 5 + (number % 3) * 12;
  const words = `${utcTime(from)} UTC, ${sayEvent(event)}`;
  return `<g class="event${failed ? ' failed' : ''}${tick.hidden}" role="button" tabindex="-1" aria-label="${html(clip(words, 300))}" data-e="${String(number)}" data-at="${millis(from - whole.from)}" data-end="${millis(to - whole.from)}" data-pm="${millis(plusMinus)}" data-source="${html(event.source)}" data-stage="${stage}"><rect class="doubt" x="${String(doubt.left)}" width="${String(doubt.width)}" y="${String(y)}" height="10"/><rect class="tick" x="${String(tick.left)}" width="${String(Math.max(4, tick.width))}" y="${String(y)}" height="10"/><title>${html(clip(words, 300))}</title></g>`;
}
