import { describe, expect, test } from '@jest/globals';
import type { LineParser, MessageParser } from '../../src/core/parser.js';
import { HEAD_BYTES, headOf, headOfLines, recognise } from '../../src/reading/recognise.js';
import { utf16le } from '../text/split.js';

const linesOf = (content: string | Buffer): readonly string[] =>
  headOf('a.log', typeof content === 'string' ? Buffer.from(content) : content).lines;

describe('headOf', () => {
  test('gives the lines that are not blank', () => {
    expect(linesOf('one\r\n\n  \ntwo\nthree')).toEqual(['one', 'two', 'three']);
  });

  test('decodes UTF-16, and leaves a mark out', () => {
    expect(linesOf(utf16le('Größe\ntwo'))).toEqual(['Größe', 'two']);
    expect(linesOf('\ufeffone')).toEqual(['one']);
  });

  test('of a full head the last line is most likely cut', () => {
    const line = `${'x'.repeat(1023)}\n`;
    expect(linesOf(line.repeat(64)).length).toBe(64);
    expect(linesOf(`${line.repeat(63)}${'y'.repeat(2000)}\n${line}`)).toHaveLength(63);
    expect(linesOf('z'.repeat(HEAD_BYTES))).toHaveLength(1);
  });

  test('holds 400 lines at most, of 2,000 characters each', () => {
    expect(linesOf('a line\n'.repeat(1000))).toHaveLength(400);
    expect(linesOf('x'.repeat(5000))[0]).toHaveLength(2000);
  });

  test('of a capture has no lines; a few zero bytes do not make a text binary', () => {
    expect(linesOf(Buffer.concat([Buffer.from('\xd4\xc3\xb2\xa1', 'latin1'), Buffer.alloc(64)]))).toEqual([]);
    expect(linesOf(`request \0\0 was bad, ${'and more '.repeat(20)}`)).toHaveLength(1);
  });

  test('holds no more bytes than a head', () => {
    expect(headOf('a.log', Buffer.alloc(HEAD_BYTES + 1, 'x')).bytes).toHaveLength(HEAD_BYTES);
  });
});

test('headOfLines leaves out a line that fills a head by itself', () => {
  expect(headOfLines('a.log', ['x'.repeat(HEAD_BYTES), '', 'two']).lines).toEqual(['two']);
});

describe('recognise', () => {
  const sure = (id: string, howSure: number): LineParser => ({
    reads: 'lines',
    id,
    title: id,
    role: 'ssm',
    discriminator: { field: 'message', values: [] },
    recognise: () => howSure,
    open: () => ({
      line: () => undefined,
      end: () => ({ records: 0, understood: 0, first: null, last: null, host: null }),
    }),
  });
  const claiming = (id: string, word: string): MessageParser => ({
    reads: 'messages',
    id,
    title: id,
    role: 'ssm',
    discriminator: { field: 'message', values: [] },
    claims: (text) => text.includes(word),
    read: () => undefined,
  });
  const idOf = (text: string, ...parsers: Parameters<typeof recognise>[1]): string | undefined =>
    recognise(headOf('a.log', Buffer.from(text)), parsers)?.id;

  test('takes the surest; of equals the first', () => {
    expect(idOf('x', sure('a', 0.5), sure('b', 0.7), sure('c', 0.7))).toBe('b');
  });

  test('takes none where nobody is sure at all', () => {
    expect(idOf('x', sure('a', 0))).toBeUndefined();
    expect(idOf('x')).toBeUndefined();
  });

  test('a file of messages belongs to who claims at least half of its lines', () => {
    const parser = claiming('m', 'apple');
    expect(idOf('apple\npear', parser)).toBe('m');
    expect(idOf('apple\npear\nplum', parser)).toBeUndefined();
    expect(idOf('', parser)).toBeUndefined();
    expect(idOf('a&nbsp;pple', claiming('m', 'a pple'))).toBe('m');
  });

  test('an envelope that is surer than nine in ten stands before its payload', () => {
    expect(idOf('apple', claiming('m', 'apple'), sure('envelope', 0.95))).toBe('envelope');
    expect(idOf('apple', claiming('m', 'apple'), sure('envelope', 0.6))).toBe('m');
  });
});
