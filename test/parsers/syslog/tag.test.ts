import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { taggedText, Tags } from '../../../src/parsers/syslog/tag.js';

const PARTS = [
  'ssm',
  'app',
  '[7]',
  '[a b]',
  ':',
  ': ',
  ' ',
  '  ',
  '=',
  ' 1.4.1',
  '[',
  ']',
  '2001:db8::9',
  'text',
  '\t',
];

test('a begin that was seen before splits as a new one', () => {
  const tags = new Tags();
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 9 }), (parts) => {
      const text = parts.join('');
      expect(tags.read(text)).toEqual(taggedText(text));
    }),
    { numRuns: 2_000 },
  );
});

test('more begins than are kept are still split', () => {
  const tags = new Tags();
  for (let pid = 0; pid < 1_500; pid += 1) {
    const text = `ssm cron[${String(pid % 1_000)}]: run ${String(pid)}`;
    expect(tags.read(text)).toEqual(taggedText(text));
  }
});
