import type { AnyTest } from '../core/pattern.js';
import type { Claim, Rule } from '../core/rule.js';

/**
 * Patterns of a rule that can take exponential time on a text that somebody made for it, in sentences; nothing where recheck
 * is not installed. A polynomial one is harmless: a field is looked at up to `MAX_MATCHED_LENGTH`.
 */
export async function slowPatterns(rule: Rule): Promise<readonly string[]> {
  const recheck = await import('recheck').catch(() => null);
  if (recheck === null) return [];
  const slow: string[] = [];
  for (const [claim, re] of patternsOf(rule)) {
    const result = await recheck.check(re.source, re.flags);
    if (result.status === 'vulnerable' && result.complexity.type === 'exponential')
      slow.push(`${claim}: ${String(re)} can take exponential time on a text like ${result.attack.pattern}`);
  }
  return slow;
}

function patternsOf({ steps, supports = {}, contradicts = {} }: Rule): readonly (readonly [string, RegExp])[] {
  return [steps, supports, contradicts]
    .flatMap((claims) => Object.entries<Claim>(claims))
    .flatMap(([name, { seen }]) =>
      seen
        .flatMap(({ where }) => Object.values<AnyTest | undefined>(where ?? {}))
        .flatMap((test) => (test?.is === 'matches' ? [[name, test.re] as const] : [])),
    );
}
