import type { Micros } from '../../core/time.js';
import type { Page } from '../sections/page.js';
import type { Mark } from './marks.js';

/** Sizes of the drawing; the script reads them from attributes. */
export const LEFT = 190;
export const WIDTH = 800;
/** Room for the last time of the axis. */
export const RIGHT = 40;

/** Minimum time on both sides of the attempt in the initial view. */
const MIN_MARGIN = 500_000;
/** Maximum, so that a clock's uncertainty does not make the attempt too small to see. */
const MAX_MARGIN = 30_000_000;

/** A time from one moment to another. */
export interface Span {
  readonly from: Micros;
  readonly to: Micros;
}

/** From the first to the last mark, plus a second on both sides; null without marks. */
export function wholeSpan(marks: readonly Mark[]): Span | null {
  const times = marks.flatMap(({ at, end }) => [at, end]).filter((time) => time !== null);
  const from = times.reduce((least, time) => Math.min(least, time), Infinity);
  const to = times.reduce((most, time) => Math.max(most, time), -Infinity);
  return from > to ? null : { from: from - 1_000_000, to: to + 1_000_000 };
}

/** The leading attempt with a margin for its length and its clocks' uncertainty; null without one. */
export function attemptSpan({ lead }: Page, marks: readonly Mark[]): Span | null {
  const { start, end } = lead.attempt ?? { start: null, end: null };
  if (start === null) return null;
  const to = end ?? start;
  const witnesses = new Set(lead.attempt?.stages.flatMap(({ evidence }) => evidence.map(({ source }) => source)));
  const doubts = marks.filter(({ event }) => witnesses.has(event.source)).map(({ plusMinus }) => plusMinus);
  const doubt = doubts.reduce((most, one) => Math.max(most, one), 0);
  const around = Math.min(Math.max(MIN_MARGIN, (to - start) / 4, doubt * 1.2), MAX_MARGIN);
  return { from: start - around, to: to + around };
}

/** Milliseconds, the script's unit. */
export function millis(micros: Micros): string {
  return String(micros / 1000);
}

/** The x coordinate of a time. */
export function xOf(at: Micros, { from, to }: Span): number {
  return Math.round((LEFT + ((at - from) / (to - from)) * WIDTH) * 10) / 10;
}

/** The visible part of a bar; hidden if it is outside. */
export function inside(
  left: number,
  right: number,
): { readonly left: number; readonly width: number; readonly hidden: string } {
  const from = Math.min(Math.max(left, LEFT), LEFT + WIDTH);
  const to = Math.min(Math.max(right, LEFT), LEFT + WIDTH);
  const out = right < LEFT || left > LEFT + WIDTH;
  return { left: from, width: Math.max(2, Math.round((to - from) * 10) / 10), hidden: out ? ' out' : '' };
}
