import type { Analysis, Attempt } from '../../../src/index.js';

/** Lines of one sample; samples/rules allows 40. */
const MAX_LINES = 36;
/** Lines always kept on either side, because a record may have several. */
const LINES_AROUND = 2;
/** The same if no attempt is near. */
const ALONE = 6;

/**
 * Numbers (from 1) of the sample's lines: the line, its neighbours, and its own or the nearest attempt, the nearest
 * lines first.
 */
export function sampleLines({ attempts }: Analysis, line: number, count: number): readonly number[] {
  const nearest = attempts
    .map((attempt) => linesOf(attempt))
    .filter((lines) => lines.length > 0)
    .sort((a, b) => distance(a, line) - distance(b, line))[0];
  const reach = nearest === undefined ? ALONE : LINES_AROUND;
  const around = Array.from({ length: 2 * reach + 1 }, (_, i) => line - reach + i);
  const selected = [...new Set([...around, ...(nearest ?? [])])].filter((number) => number >= 1 && number <= count);
  return selected
    .sort((a, b) => Math.abs(a - line) - Math.abs(b - line))
    .slice(0, MAX_LINES)
    .sort((a, b) => a - b);
}

function linesOf({ events, stages }: Attempt): readonly number[] {
  const cited = [...events, ...stages].flatMap(({ evidence }) => evidence).filter(({ unit }) => unit === 'line');
  return [...new Set(cited.map(({ number }) => number))];
}

function distance(lines: readonly number[], line: number): number {
  return Math.min(...lines.map((number) => Math.abs(number - line)));
}
