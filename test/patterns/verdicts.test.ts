/** Every regular expression of src has a committed verdict (docs/patterns.json), so that a changed one is looked at again. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { literalsOf } from '../../scripts/patterns/collect.js';
import { ROOT, sources, VERDICTS } from '../../scripts/patterns/files.js';
import { differences, nameOf, verdictsIn } from '../../scripts/patterns/verdicts.js';

const patterns = literalsOf(ROOT, sources());
const verdicts = verdictsIn(readFileSync(VERDICTS, 'utf8'));

test('each pattern was judged, none is exponential, and no verdict is left over', () => {
  expect(patterns.length).toBeGreaterThan(1000);
  expect(differences(patterns, verdicts)).toEqual([]);
});

test('a new pattern, a forgotten one and an exponential one are named', () => {
  const pattern = { source: '(a+)+$', flags: '', file: 'src/x.ts' };
  expect(differences([pattern], {}, {})).toEqual([
    'src/x.ts: /(a+)+$/ was not judged; npm run check:patterns -- --write',
  ]);
  expect(differences([pattern], { [nameOf(pattern)]: 'exponential' }, {})).toEqual([
    'src/x.ts: /(a+)+$/ can take exponential time: rewrite it',
  ]);
  expect(differences([], { '/b/': 'safe' }, {})).toEqual([
    '/b/ stands nowhere any more; npm run check:patterns -- --write',
  ]);
});

test('a polynomial one needs a reason, and no other has one', () => {
  const pattern = { source: 'a+b', flags: '', file: 'src/x.ts' };
  const polynomial = { '/a+b/': 'polynomial 2' };
  expect(differences([pattern], polynomial, {})).toEqual([
    'src/x.ts: /a+b/ reads a long text again and again: bound its repetitions',
  ]);
  expect(differences([pattern], polynomial, { '/a+b/': 'its text has ten characters' })).toEqual([]);
  expect(differences([pattern], { '/a+b/': 'bounded' }, { '/a+b/': 'its text has ten characters' })).toEqual([
    '/a+b/ needs no reason any more: it is not polynomial',
  ]);
});
