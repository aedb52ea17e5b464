import type { RuleCase } from '../../samples/rules/cases.js';
import type { RuleSamples } from '../../src/testing.js';

/** `fires-manager`, `fires-ssm`, `fires-capture`: a part of the files of `fires`, or one witness alone. */
export const isLess = ({ name }: RuleCase): boolean => name.startsWith('fires-');

/** A bundle that is nearly that of `fires`. */
export const isNearMiss = (one: RuleCase): boolean => one.name !== 'fires' && one.name !== 'quiet' && !isLess(one);

/** What happened to somebody else. */
export const isBystander = ({ name }: RuleCase): boolean => /^other-(?:client|login|server)$/.test(name);

/** The cases of a rule as the harness takes them. */
export function ruleSamples(cases: readonly RuleCase[]): RuleSamples {
  const { files: fires, confidence = 'possible' } = named(cases, 'fires');
  return {
    fires,
    confidence,
    quiet: named(cases, 'quiet').files,
    nearMisses: Object.fromEntries(
      cases.filter(isNearMiss).map(({ name, files, verdict, stoppedAt }) => {
        return [name, { input: files, verdict, ...(stoppedAt === undefined ? {} : { stoppedAt }) }];
      }),
    ),
    less: Object.fromEntries(
      cases.filter(isLess).map(({ name, files, confidence = 'possible' }) => [name, { input: files, confidence }]),
    ),
    noise: ['samples/healthy/noise'],
  };
}

/** The case of a name; throws where there is none. */
export function named(cases: readonly RuleCase[], name: string): RuleCase {
  const found = cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`cases.json has no case ${name}`);
  return found;
}
