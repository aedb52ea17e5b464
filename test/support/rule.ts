import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { Rule } from '../../src/core/rule.js';
import type { Confidence, Verdict } from '../../src/core/analysis.js';
import { checkRule, type NearMiss, type RuleSamples } from '../../src/testing.js';

interface Expected {
  readonly verdict: Verdict['verdict'];
  readonly confidence?: Confidence;
  readonly stoppedAt?: string;
}

const RESERVED = ['fires', 'quiet'];

/** Holds a built-in rule against samples/rules/<id>: one folder a case, `case.json` says what is expected of it. */
export function testRule(rule: Rule): void {
  const folder = `samples/rules/${rule.id}`;
  test(`${rule.id} holds against its samples`, async () => {
    const misses = caseNames(folder).filter((name) => !RESERVED.includes(name) && !isLess(name));
    expect(misses.length).toBeGreaterThanOrEqual(2);
    const nearMisses: Record<string, NearMiss> = {};
    for (const name of misses) {
      const { verdict, stoppedAt } = expected(folder, name);
      nearMisses[name] = { input: inputOf(folder, name), verdict, ...(stoppedAt === undefined ? {} : { stoppedAt }) };
    }
    const failures = await checkRule(rule, {
      fires: inputOf(folder, 'fires'),
      confidence: expected(folder, 'fires').confidence ?? 'possible',
      quiet: inputOf(folder, 'quiet'),
      nearMisses,
      less: lessOf(folder),
      noise: ['samples/healthy/noise'],
    });
    expect(failures).toEqual([]);
  });
}

/** `fires-manager`, `fires-ssm`, `fires-capture`: a part of the files of `fires`. */
function isLess(name: string): boolean {
  return name.startsWith('fires-');
}

function lessOf(folder: string): RuleSamples['less'] & object {
  const parts = caseNames(folder).filter(isLess);
  return Object.fromEntries(
    parts.map((name) => [
      name,
      { input: inputOf(folder, name), confidence: expected(folder, name).confidence ?? 'possible' },
    ]),
  );
}

function caseNames(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function inputOf(folder: string, name: string): string {
  return `${folder}/${name}`;
}

function expected(folder: string, name: string): Expected {
  const file = `${folder}/${name}/case.json`;
  const text: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { verdict: 'clear' };
  if (!isExpected(text)) throw new Error(`${file} names no verdict`);
  return text;
}

function isExpected(value: unknown): value is Expected {
  return typeof value === 'object' && value !== null && 'verdict' in value;
}
