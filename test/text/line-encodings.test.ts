import { describe, expect, test } from '@jest/globals';
import { encodingOf } from '../../src/text/lines.js';
import { split, utf16be, utf16le } from './split.js';

const plainUtf16 = utf16le('a line of text').subarray(2);

describe('encodingOf', () => {
  test.each([
    ['plain text', Buffer.from('a line of text'), 'utf-8', 0],
    ['UTF-8 with its mark', Buffer.from('\ufeffa line'), 'utf-8', 3],
    ['UTF-16 of Windows', utf16le('a line'), 'utf-16le', 2],
    ['the other UTF-16', utf16be('a line'), 'utf-16be', 2],
    ['UTF-16 without a mark', plainUtf16, 'utf-16le', 0],
    ['the other one without a mark', Buffer.from(plainUtf16).swap16(), 'utf-16be', 0],
    ['zeros alone', Buffer.alloc(64), 'utf-8', 0],
    ['too little to decide', plainUtf16.subarray(0, 6), 'utf-8', 0],
    ['nothing', Buffer.alloc(0), 'utf-8', 0],
  ])('%s', (_what, head, encoding, bom) => {
    expect(encodingOf(head)).toEqual({ encoding, bom });
  });
});

describe('LineSplitter on other encodings', () => {
  test("the mark of UTF-8 is no text, and the first line's offset is after it", () => {
    expect(split(Buffer.from('\ufeffone\ntwo'))).toEqual({
      lines: [
        { text: 'one', number: 1, offset: 3 },
        { text: 'two', number: 2, offset: 7 },
      ],
      notices: [],
    });
  });

  test.each([
    ['UTF-16LE', utf16le('Größe\r\ntwo\n')],
    ['UTF-16BE', utf16be('Größe\r\ntwo\n')],
  ])('%s is decoded; its offsets count its UTF-8 form', (_name, bytes) => {
    expect(split(bytes)).toEqual({
      lines: [
        { text: 'Größe', number: 1, offset: 0 },
        { text: 'two', number: 2, offset: 9 },
      ],
      notices: [['encoding', undefined]],
    });
  });
});
