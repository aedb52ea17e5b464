import { describe, expect, test } from '@jest/globals';
import { lineText, MAX_LINE_BYTES } from '../../src/text/lines.js';
import { split } from './split.js';

const bytes = (text: string): Buffer => Buffer.from(text);
const texts = (...chunks: readonly Uint8Array[]): readonly string[] => split(...chunks).lines.map(({ text }) => text);

describe('LineSplitter', () => {
  test('numbers lines from 1, and gives the offset of the first byte of each', () => {
    expect(split(bytes('one\ntwo\r\n\nfour'))).toEqual({
      lines: [
        { text: 'one', number: 1, offset: 0 },
        { text: 'two', number: 2, offset: 4 },
        { text: '', number: 3, offset: 9 },
        { text: 'four', number: 4, offset: 10 },
      ],
      notices: [],
    });
  });

  test('a line end at the very end begins no line', () => {
    expect(texts(bytes('one\n'))).toEqual(['one']);
    expect(texts(bytes(''))).toEqual([]);
    expect(texts()).toEqual([]);
  });

  test('only a CR before the line end is part of it', () => {
    expect(texts(bytes('a\rb\r\r\nc\r'))).toEqual(['a\rb\r', 'c']);
  });

  test('CR and LF may come in two chunks', () => {
    expect(split(bytes('one\r'), bytes('\ntwo')).lines).toEqual([
      { text: 'one', number: 1, offset: 0 },
      { text: 'two', number: 2, offset: 5 },
    ]);
  });

  test('a line of three chunks is one line', () => {
    expect(texts(bytes('on'), bytes('e,'), bytes(' two\nthree'))).toEqual(['one, two', 'three']);
  });
});

describe('over-long lines', () => {
  const long = 'x'.repeat(MAX_LINE_BYTES);

  test('the longest line that is read whole', () => {
    expect(split(bytes(`${long}\nnext`))).toEqual({
      lines: [
        { text: long, number: 1, offset: 0 },
        { text: 'next', number: 2, offset: MAX_LINE_BYTES + 1 },
      ],
      notices: [],
    });
  });

  test('one byte more is passed over, said, and counted', () => {
    const { lines, notices } = split(bytes(`first\n${long}yy\nnext`));
    expect(lines.map(({ number, offset }) => [number, offset])).toEqual([
      [1, 0],
      [2, 6],
      [3, 6 + MAX_LINE_BYTES + 3],
    ]);
    expect(lines.map(({ text }) => text)).toEqual(['first', long, 'next']);
    expect(notices).toEqual([['line-too-long', 2]]);
  });

  test('the same where the rest comes in later chunks, and where it is the last line', () => {
    const { lines, notices } = split(
      bytes(`${long}y`),
      bytes('yy'),
      bytes(`y\n${long}`),
      bytes('z\nnext\n'),
      bytes(long),
      bytes('z'),
    );
    const second = MAX_LINE_BYTES + 5;
    const third = second + MAX_LINE_BYTES + 2;
    expect(lines.map(({ offset }) => offset)).toEqual([0, second, third, third + 5]);
    expect(lines.map(({ text }) => text)).toEqual([long, long, 'next', long]);
    expect(notices.map(([, number]) => number)).toEqual([1, 2, 4]);
  });
});

describe('lineText', () => {
  const whole = (block: Buffer): string => lineText(block, 0, block.length);

  test('UTF-8, else Windows-1252', () => {
    expect(whole(bytes('Größe 5 €'))).toBe('Größe 5 €');
    expect(whole(Buffer.from([0x47, 0x72, 0xf6, 0xdf, 0x65, 0x20, 0x80]))).toBe('Größe €');
    expect(whole(Buffer.from([0x93, 0x61, 0x94, 0x20, 0x92, 0x81, 0x9f]))).toBe('“a” ’\x81Ÿ');
  });

  test('reads between its bounds only', () => {
    expect(lineText(bytes('abcdef'), 2, 4)).toBe('cd');
    expect(lineText(bytes('äöü'), 2, 4)).toBe('ö');
  });
});
