import { expect, test } from '@jest/globals';
import { pick } from '../../src/core/pick.js';

interface Sample {
  readonly a?: number;
  readonly b?: string;
  readonly c?: boolean;
}

test('takes the named fields, and of those only what is there', () => {
  const facts: Sample = { a: 0, c: false };
  expect(pick(facts, ['a', 'b'])).toStrictEqual({ a: 0 });
  expect(pick(facts, ['c'])).toStrictEqual({ c: false });
  expect(pick(facts, [])).toStrictEqual({});
});
