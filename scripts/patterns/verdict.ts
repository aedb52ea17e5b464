import { performance } from 'node:perf_hooks';
import { check, type AttackPattern } from 'recheck';
import type { Pattern } from './collect.js';

/** Milliseconds for one pattern; what is not decided by then is `unknown`. */
const TIMEOUT = 20_000;
/** Characters of the longest line that a reader gets (`MAX_LINE_BYTES`), and a quarter of them. */
const LINE = 64 * 1024;
const QUARTER = LINE / 4;
/** What is tried first, so that a cubic one ends. */
const SHORT = 256;
/** Four times the text takes four times as long if each repetition is bounded, and sixteen times if none is. */
const MOST_GROWTH = 8;
/** Milliseconds too short to compare: the pattern does not grow to anything on one line. */
const NOTHING = 5;
/** Milliseconds that a quarter of a line may take; the whole is not tried beyond that. */
const TOO_LONG = 500;

/**
 * `safe`; `bounded`, where the analysis sees a polynomial but what its worst text takes grows no faster than the text,
 * since every repetition has an upper bound; `polynomial 2`, `exponential`, or `unknown` with the reason.
 */
export async function verdictOf(pattern: Pattern): Promise<string> {
  const result = await check(pattern.source, pattern.flags, { timeout: TIMEOUT, randomSeed: 16 });
  if (result.status === 'safe') return 'safe';
  if (result.status === 'unknown') return `unknown: ${result.error.kind}`;
  if (result.complexity.type === 'exponential') return 'exponential';
  return isBounded(pattern, result.attack) ? 'bounded' : `polynomial ${String(result.complexity.degree)}`;
}

function isBounded(pattern: Pattern, attack: AttackPattern): boolean {
  if (timeOf(pattern, textOf(attack, SHORT)) > NOTHING) return false;
  const part = timeOf(pattern, textOf(attack, QUARTER));
  if (part > TOO_LONG) return false;
  const whole = timeOf(pattern, textOf(attack, LINE));
  return whole < NOTHING || whole < MOST_GROWTH * part;
}

function textOf({ pumps, suffix }: AttackPattern, length: number): string {
  const unit = pumps.reduce((sum, { pump }) => sum + pump.length, 0);
  const times = Math.max(1, Math.floor(length / Math.max(1, unit)));
  return pumps.map(({ prefix, pump }) => prefix + pump.repeat(times)).join('') + suffix;
}

/** The shortest of three runs, which other programs disturb least. */
function timeOf({ source, flags }: Pattern, text: string): number {
  const pattern = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
  let shortest = Infinity;
  for (let run = 0; run < 5 && (run === 0 || shortest < TOO_LONG); run += 1) {
    const begin = performance.now();
    text.replace(pattern, '');
    shortest = Math.min(shortest, performance.now() - begin);
  }
  return shortest;
}
