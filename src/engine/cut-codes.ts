import type { CitedEvidence } from '../core/analysis.js';
import type { Dated } from '../core/event.js';
import type { AnyTest } from '../core/pattern.js';
import type { Claim } from '../core/rule.js';
import type { Fit } from './judge.js';

/**
 * What the readable begin of a cut error code says of a rule that asks for whole codes: it cannot show one of them, but it
 * can show that it is none of them.
 */
export function cutCodes({ steps, attempt }: Pick<Fit, 'steps' | 'attempt'>): readonly CitedEvidence[] {
  const open = steps.filter(({ answer }) => answer === 'unknown');
  return open.flatMap(({ claim }) => attempt.events.flatMap((event) => cutCode(event, codesOf(claim))));
}

function cutCode(event: Dated, codes: readonly string[]): readonly CitedEvidence[] {
  const prefix = 'oauth.error.prefix' in event.facts ? event.facts['oauth.error.prefix'] : undefined;
  if (prefix === undefined || prefix === '' || codes.length === 0) return [];
  const fitting = codes.filter((code) => code.startsWith(prefix));
  const others = codes.filter((code) => !code.startsWith(prefix));
  const not = others.length === 0 ? '' : `that is not ${others.join(' or ')}`;
  const fits = fitting.length === 0 ? '' : `it fits ${fitting.join(' or ')}`;
  const claim = `of the error code only "${prefix}" is readable: ${[not, fits].filter((part) => part !== '').join('; ')}`;
  const role = others.length > 0 ? 'contradicts' : 'supports';
  const lines = event.evidence.filter(({ text }) => text.includes(prefix));
  return (lines.length > 0 ? lines : event.evidence).map((one) => ({ ...one, role, claim }));
}

/** Whether a claim asks for codes alone, of which none begins as the readable part of a cut one. */
export function isDeniedByCut(claim: Claim, events: readonly Dated[]): boolean {
  const codes = codesOf(claim);
  const isOfCodes = claim.seen.every((sight) => 'oauth.error' in (sight.where ?? {}));
  const prefixes = events.flatMap(({ facts }) =>
    'oauth.error.prefix' in facts ? (facts['oauth.error.prefix'] ?? []) : [],
  );
  return isOfCodes && prefixes.some((prefix) => !codes.some((code) => code.startsWith(prefix)));
}

/** The whole codes that a claim asks for. */
function codesOf({ seen }: Claim): readonly string[] {
  const tests = seen.flatMap((sight): readonly AnyTest[] => {
    const where: Readonly<Record<string, AnyTest | undefined>> = sight.where ?? {};
    return where['oauth.error'] === undefined ? [] : [where['oauth.error']];
  });
  return [...new Set(tests.flatMap(valuesOf))].filter((code) => code !== 'none');
}

function valuesOf(test: AnyTest): readonly string[] {
  if (test.is === 'equal') return [String(test.to)];
  return test.is === 'oneOf' ? test.of.map(String) : [];
}
