import { expect, test } from '@jest/globals';
import { LineSplitter, lineText, MAX_LINE_BYTES } from '../../src/text/lines.js';

test('lines of a part have the places of its document, the too long ones as well', () => {
  const seen: (readonly [text: string, number: number, byteOffset: number])[] = [];
  const notices: unknown[] = [];
  const splitter = new LineSplitter(
    {
      line: (block, start, end, number, byteOffset) => {
        seen.push([lineText(block, start, Math.min(end, start + 3)), number, byteOffset]);
      },
      end: () => ({ records: 0, understood: 0, first: null, last: null, host: null }),
    },
    (code, _, number) => notices.push([code, number]),
    (line) => (line > 2 ? null : { number: line * 10, byteOffset: line * 1000 }),
  );
  splitter.push(Buffer.from(`one\n${'t'.repeat(MAX_LINE_BYTES + 1)}\nbeyond`));
  splitter.end();
  // Beyond the part's end a line has the place that it has in what was read.
  expect(seen).toEqual([
    ['one', 10, 1000],
    ['ttt', 20, 2000],
    ['bey', 3, MAX_LINE_BYTES + 6],
  ]);
  expect(notices).toEqual([['line-too-long', 20]]);
});
