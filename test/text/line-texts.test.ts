import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lineTexts } from '../../src/text/line-texts.js';
import { lineText } from '../../src/text/lines.js';
import { repairPasted } from '../../src/text/repair.js';

const WORDS = ['GET /x', '&quot;', '192.0.2.1https://192.0.2.1', 'a\\_b', '\u00a0', 'é', '\ufffd', '“q”', ' plain '];
const bytes = fc.oneof(
  fc.array(fc.constantFrom(...WORDS)).map((words) => Buffer.from(words.join(''))),
  fc.uint8Array({ maxLength: 40 }).map((some) => Buffer.from(some)),
);

test('a line is decoded and repaired as by two steps', () => {
  fc.assert(
    fc.property(bytes, bytes, (before, line) => {
      const block = Buffer.concat([before, line]);
      const verbatim = lineText(block, before.length, block.length);
      const both = { verbatim, repaired: repairPasted(verbatim) };
      expect(lineTexts(block, before.length, block.length)).toEqual(both);
    }),
  );
});
