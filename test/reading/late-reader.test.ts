import { describe, expect, test } from '@jest/globals';
import type { LineReader } from '../../src/core/parser.js';
import { LateReader } from '../../src/reading/late-reader.js';
import { lineText } from '../../src/text/lines.js';

interface Run {
  readonly asked: (readonly string[])[];
  readonly read: string[];
  readonly records: number;
}

/** Pushes lines through a late reader that is answered by `known`. */
function run(lines: readonly string[], known: boolean): Run {
  const asked: (readonly string[])[] = [];
  const read: string[] = [];
  const reader: LineReader = {
    line: (block, start, end, number, offset) => read.push(`${number} ${offset} ${lineText(block, start, end)}`),
    end: () => ({ records: read.length, understood: 0, first: null, last: null, host: null }),
  };
  const late = new LateReader((held) => {
    asked.push(held);
    return known ? reader : null;
  });
  const block = Buffer.alloc(600_000);
  lines.forEach((line, index) => {
    // The block is only valid during the call: the next line overwrites it.
    const length = block.write(line);
    late.line(block, 0, length, index + 1, index * 10);
  });
  return { asked, read, records: late.end().records };
}

describe('LateReader', () => {
  test('asks at the end of a short text, and hands on what it held', () => {
    const { asked, read, records } = run(['one', 'zwei ö'], true);
    expect(asked).toEqual([['one', 'zwei ö']]);
    expect(read).toEqual(['1 0 one', '2 10 zwei ö']);
    expect(records).toBe(2);
  });

  test('asks once, after 200 lines, and hands on the rest as it comes', () => {
    const lines = Array.from({ length: 203 }, (_, index) => `line ${index}`);
    const { asked, read } = run(lines, true);
    expect(asked.map(({ length }) => length)).toEqual([200]);
    expect(read).toHaveLength(203);
    expect(read.at(-1)).toBe('203 2020 line 202');
  });

  test('asks earlier where lines are long', () => {
    const { asked } = run(['x'.repeat(300_000), 'y'.repeat(300_000), 'three'], true);
    expect(asked.map(({ length }) => length)).toEqual([2]);
  });

  test('reads nothing where nobody knows it, and asks only once', () => {
    const { asked, read, records } = run(
      Array.from({ length: 500 }, () => 'line'),
      false,
    );
    expect([asked.length, read.length, records]).toEqual([1, 0, 0]);
  });
});
