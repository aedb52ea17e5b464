/** The first turns of every target, and each input that once had a fault (`npm run fuzz` keeps them in crashers). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { faultOf, inputOf } from '../../scripts/fuzz/execution.js';
import { smaller } from '../../scripts/fuzz/smaller.js';
import { TARGETS } from '../../scripts/fuzz/targets.js';

const SEED = 16;
const CRASHERS = join(import.meta.dirname, 'crashers');
const crashers = existsSync(CRASHERS) ? readdirSync(CRASHERS).sort() : [];

test('archives, documents and every parser with samples are targets', () => {
  const parsers = readdirSync(join('samples', 'parsers'));
  expect(Object.keys(TARGETS)).toEqual(expect.arrayContaining([...parsers, 'zip', 'tar', 'xz', 'markdown', 'mail']));
});

test.each(Object.entries(TARGETS))('%s: no throw, and the same report twice', async (_, target) => {
  const seeds = target.seeds();
  expect(seeds.length).toBeGreaterThan(0);
  for (const turn of [0, 1, 2]) {
    expect([turn, await faultOf(inputOf({ ...target, seeds: () => seeds }, SEED, turn), turn)]).toEqual([turn, null]);
  }
});

test('a seed and a turn give the same input, another turn another one', () => {
  const target = TARGETS['ssm-messages'];
  if (target === undefined) throw new Error('there is no such target');
  const at = (turn: number): string => inputOf(target, SEED, turn).toString('hex');
  expect(at(7)).toBe(at(7));
  expect(at(7)).not.toBe(at(8));
});

test('an input without a fault is not made smaller', async () => {
  const input = Buffer.from('a line\n');
  expect(await smaller(input, 1)).toEqual(input);
});

describe('what once had a fault', () => {
  test('is kept under the name of a target', () => {
    for (const name of crashers) expect(Object.keys(TARGETS)).toContain(name.replace(/-\d+-\d+\.bin$/, ''));
  });

  for (const name of crashers) {
    test(name, async () => {
      expect(await faultOf(readFileSync(join(CRASHERS, name)), 0)).toBeNull();
    });
  }
});
