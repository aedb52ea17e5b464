import { check } from 'recheck';
import type { Pattern } from './collect.js';

/** Milliseconds for one pattern; what is not decided by then is `unknown`. */
const TIMEOUT = 4000;

/** `safe`, `polynomial 2`, `exponential`, or `unknown` with the reason. */
export async function verdictOf({ source, flags }: Pattern): Promise<string> {
  const result = await check(source, flags, { timeout: TIMEOUT, randomSeed: 16 });
  if (result.status === 'safe') return 'safe';
  if (result.status === 'unknown') return `unknown: ${result.error.kind}`;
  return result.complexity.type === 'polynomial' ? `polynomial ${String(result.complexity.degree)}` : 'exponential';
}
