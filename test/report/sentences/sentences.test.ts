import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { analyze } from '../../../src/index.js';
import { WORDED_KINDS } from '../../../src/report/event-words.js';
import { ERROR_WORDS } from '../../../src/report/words/errors.js';
import { WORDED } from '../../../src/report/words/fields.js';
import { rules } from '../../../src/rules/index.js';
import { reportOf } from './items.js';
import { complaints } from './judge.js';

const folders = (path: string): readonly string[] =>
  existsSync(path)
    ? readdirSync(path)
        .map((name) => join(path, name))
        .filter((name) => statSync(name).isDirectory())
    : [];

const SAMPLES = [
  ...folders('samples/witnesses').filter((path) => !path.endsWith('make')),
  ...folders('samples/rules')
    .map((path) => join(path, 'fires'))
    .filter(existsSync),
];

test('there are samples of every rule', () => {
  expect(SAMPLES.length).toBeGreaterThan(rules.length);
});

/** Bundles of incidents are judged beside what else is asked of them (test/analyze/every-bundle.ts). */
describe('no sentence says what the files do not show', () => {
  test.each(SAMPLES)('%s', async (path) => {
    expect(complaints(reportOf(await analyze(path)))).toEqual([]);
  });
});

describe('words', () => {
  const claims = rules.flatMap(({ steps, supports = {}, contradicts = {} }) =>
    [steps, supports, contradicts].flatMap((all) => Object.values(all)),
  );
  const sights = claims.flatMap(({ seen }) => seen);

  test('stand for every field that a rule tests or names', () => {
    const tested = sights.flatMap(({ where = {}, same = [] }) => [...Object.keys(where), ...same]);
    const named = rules.flatMap(({ explain }) =>
      [...explain.matchAll(/\{[?!]?([a-z_.]+)\}/g)].map(([, field]) => field),
    );
    const fields = [...new Set([...tested, ...named])];
    expect(fields.filter((field) => field === undefined || !WORDED.has(field))).toEqual([]);
  });

  test('stand for every kind that a rule looks for, as a sentence and as what is missing', () => {
    const kinds = [...new Set<string>(sights.map(({ see }) => see))];
    expect(kinds.filter((kind) => !WORDED.has(kind) || !WORDED_KINDS.has(kind))).toEqual([]);
  });

  test('stand for every kind of error that a rule asks for', () => {
    const values = JSON.stringify(sights.map(({ where = {} }) => ('error.kind' in where ? where['error.kind'] : null)));
    const kinds = [...values.matchAll(/"((?:[a-z]+-)+[a-z]+)"/g)].map(([, kind]) => kind ?? '');
    expect(kinds.filter((kind) => ERROR_WORDS[kind] === undefined)).toEqual([]);
  });
});
