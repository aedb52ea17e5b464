import type { SourceReport } from '../../core/analysis.js';
import { clip } from '../../text/escape.js';
import { sayEvent } from '../event-words.js';
import type { Page } from '../sections/page.js';
import { utcTime } from '../when.js';
import { html } from './escape.js';
import type { Mark } from './marks.js';
import { rowsOf } from './rows.js';
import { attemptSpan, inside, LEFT, millis, RIGHT, wholeSpan, WIDTH, xOf } from './scale.js';
import type { Span } from './scale.js';

const ROW = 13;
const BAR = 10;
/** Room for a source's name and host below each other. */
const MIN_LANE_HEIGHT = 44;
const TOP = 28;

interface Lane {
  readonly source: SourceReport;
  readonly marks: readonly Mark[];
  readonly rows: readonly number[];
  readonly top: number;
  readonly height: number;
}

/** All sources on the common clock, one lane each; first drawn around the attempt, redrawn by the script. */
export function chart(marks: readonly Mark[], page: Page): string {
  const dated = marks.filter(({ at }) => at !== null);
  const seen = wholeSpan(dated);
  if (seen === null) return '';
  const attempt = attemptSpan(page, dated) ?? seen;
  const whole = { from: Math.min(seen.from, attempt.from), to: Math.max(seen.to, attempt.to) };
  const lanes = lanesOf(dated, page, attempt);
  if (lanes.length === 0) return '';
  const height = lanes.reduce((sum, lane) => sum + lane.height, TOP + 8);
  const spans = Object.entries({ whole, attempt }).map(
    ([name, { from, to }]) => `data-${name}="${millis(from - whole.from)} ${millis(to - whole.from)}"`,
  );
  return [
    `<svg id="chart" role="group" aria-label="Timeline: arrow keys go from event to event, plus and minus zoom" tabindex="0" viewBox="0 0 ${String(LEFT + WIDTH + RIGHT)} ${String(height)}" data-left="${String(LEFT)}" data-width="${String(WIDTH)}" data-zero="${String(whole.from / 1000)}" ${spans.join(' ')}>`,
    ...lanes.map((lane, index) => laneSvg(lane, index, page)),
    attempts(page, whole, attempt, height),
    `<g id="axis" aria-hidden="true">${axis(attempt)}</g>`,
    ...inOrder(lanes).map(([mark, y]) => markSvg(mark, y, whole, attempt)),
    '</svg>',
  ].join('\n');
}

function lanesOf(marks: readonly Mark[], page: Page, shown: Span): readonly Lane[] {
  let top = TOP;
  return page.analysis.sources.flatMap((source) => {
    const own = marks.filter(({ event }) => event.source === source.path);
    if (own.length === 0) return [];
    const rows = rowsOf(
      own.map((mark) => barOf(mark, shown)),
      { left: LEFT, right: LEFT + WIDTH },
    );
    const height = Math.max(MIN_LANE_HEIGHT, (Math.max(...rows) + 1) * ROW + 12);
    const lane = { source, marks: own, rows, top, height };
    top += height;
    return [lane];
  });
}

/** A mark's place in the initial view. */
function barOf({ at, end }: Mark, shown: Span): { readonly left: number; readonly right: number } {
  const left = xOf(at ?? shown.from, shown);
  return { left, right: Math.max(left + 4, xOf(end ?? at ?? shown.from, shown)) };
}

/** Marks with their heights in order of time, for the arrow keys. */
function inOrder(lanes: readonly Lane[]): readonly (readonly [Mark, number])[] {
  const placed = lanes.flatMap(({ marks, rows, top }) =>
    marks.map((mark, index) => [mark, top + 6 + (rows[index] ?? 0) * ROW] as const),
  );
  return placed.sort(([a], [b]) => a.number - b.number);
}

function attempts({ analysis }: Page, whole: Span, shown: Span, height: number): string {
  return analysis.attempts
    .flatMap(({ id, start, end, outcome }) => {
      if (start === null) return [];
      const place = inside(xOf(start, shown), xOf(end ?? start, shown));
      return [
        `<rect class="attempt ${outcome}${place.hidden}" data-at="${millis(start - whole.from)}" data-end="${millis((end ?? start) - whole.from)}" x="${String(place.left)}" width="${String(place.width)}" y="${String(TOP)}" height="${String(height - TOP - 8)}"><title>${html(id)}</title></rect>`,
      ];
    })
    .join('');
}

function laneSvg({ source, top, height }: Lane, index: number, { names }: Page): string {
  const name = names.get(source.path) ?? source.path;
  const host = [source.role, source.host].filter((part) => part !== null).join(' · ');
  return `<g class="lane"><rect class="band${index % 2 === 0 ? ' even' : ''}" x="0" y="${String(top)}" width="${String(LEFT + WIDTH + RIGHT)}" height="${String(height)}"/><text x="8" y="${String(top + 19)}">${html(clip(name, 26))}<title>${html(source.path)}</title></text><text class="host" x="8" y="${String(top + 34)}">${html(clip(host, 30))}</text></g>`;
}

/** Below twenty seconds milliseconds matter; the script uses the same limit. */
const SHORT_SPAN = 20_000_000;

function axis(shown: Span): string {
  const digits = shown.to - shown.from < SHORT_SPAN ? 12 : 8;
  return [0, 0.25, 0.5, 0.75, 1]
    .map((share) => {
      const at = LEFT + share * WIDTH;
      const time = utcTime(shown.from + share * (shown.to - shown.from)).slice(0, digits);
      return `<text x="${String(at)}" y="14" text-anchor="middle">${time}</text><line x1="${String(at)}" x2="${String(at)}" y1="18" y2="${String(TOP)}"/>`;
    })
    .join('');
}

function markSvg(mark: Mark, y: number, whole: Span, shown: Span): string {
  const { at, end, plusMinus, event, number, stage, failed } = mark;
  const from = at ?? whole.from;
  const to = end ?? from;
  const tick = inside(xOf(from, shown), xOf(to, shown));
  const doubt = inside(xOf(from - plusMinus, shown), xOf(to + plusMinus, shown));
  const words = html(clip(`${utcTime(from)} UTC, ${sayEvent(event)}`, 300));
  // The uncertainty is a thin error bar through the middle, so that it hides no neighbour.
  return `<g class="event${failed ? ' failed' : ''}${tick.hidden}" role="button" tabindex="-1" aria-label="${words}" data-e="${String(number)}" data-at="${millis(from - whole.from)}" data-end="${millis(to - whole.from)}" data-pm="${millis(plusMinus)}" data-source="${html(event.source)}" data-stage="${stage}"><rect class="doubt" x="${String(doubt.left)}" width="${String(doubt.width)}" y="${String(y + 3)}" height="${String(BAR - 6)}" rx="2"/><rect class="tick" x="${String(tick.left)}" width="${String(Math.max(4, tick.width))}" y="${String(y)}" height="${String(BAR)}" rx="1.5"/><title>${words}</title></g>`;
}
