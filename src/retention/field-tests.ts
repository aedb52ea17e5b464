import type { AnyTest } from '../core/pattern.js';
import type { Rule, Sight } from '../core/rule.js';

/** The tests that rules put to each field, each once. */
export type FieldTests = ReadonlyMap<string, readonly AnyTest[]>;

/** Collects what rules look at; a new rule thereby widens what is kept apart. */
export function fieldTestsOf(rules: readonly Rule[]): FieldTests {
  const tests = new Map<string, Map<string, AnyTest>>();
  for (const [field, test] of rules.flatMap(sightsOf).flatMap(testsOf)) {
    const own = tests.get(field) ?? new Map<string, AnyTest>();
    tests.set(field, own.set(keyOf(test), test));
  }
  return new Map([...tests].map(([field, own]) => [field, [...own.values()]]));
}

function sightsOf({ steps, supports = {}, contradicts = {} }: Rule): readonly Sight[] {
  return [steps, supports, contradicts].flatMap((claims) => Object.values(claims).flatMap(({ seen }) => seen));
}

function testsOf(sight: Sight): readonly (readonly [string, AnyTest])[] {
  const where: Readonly<Record<string, AnyTest | undefined>> = sight.where ?? {};
  return Object.entries(where).flatMap(([field, test]) => (test === undefined ? [] : [[field, test] as const]));
}

function keyOf(test: AnyTest): string {
  return test.is === 'matches' ? `matches ${String(test.re)}` : JSON.stringify(test);
}
