import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { base64Bytes, base64Text } from '../../src/text/base64.js';
import {
  concatBytes,
  hexBytes,
  hexText,
  isUtf8Of,
  latin1Bytes,
  latin1Text,
  utf8Bytes,
  utf8Text,
} from '../../src/text/bytes.js';

/** Short and long ones, most of ASCII as texts are. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.uint8Array({ max: 0x7f, minLength: 17, maxLength: 60 }),
  fc
    .tuple(fc.uint8Array({ minLength: 1, maxLength: 3 }), fc.integer({ min: 4090, max: 12_300 }))
    .map(([some, length]) => {
      const all = new Uint8Array(length).fill(0x61);
      all.set(some, Math.floor(length / 2));
      return all;
    }),
);
/** Halves of surrogate pairs as well. */
const text = fc.string({ unit: 'binary', maxLength: 40 });

describe('the same as by Node', () => {
  const all = (property: (one: Uint8Array) => void): void => {
    fc.assert(fc.property(bytes, property));
  };

  test('Latin-1', () => {
    all((one) => {
      expect(latin1Text(one)).toBe(Buffer.from(one).toString('latin1'));
      expect(latin1Bytes(latin1Text(one))).toEqual(one);
    });
    fc.assert(fc.property(text, (one) => expect([...latin1Bytes(one)]).toEqual([...Buffer.from(one, 'latin1')])));
  });

  test('UTF-8, with a byte order mark as a character', () => {
    all((one) => expect(utf8Text(one)).toBe(Buffer.from(one).toString('utf8')));
    fc.assert(fc.property(text, (one) => expect([...utf8Bytes(one)]).toEqual([...Buffer.from(one, 'utf8')])));
    expect(utf8Text(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61))).toBe('\ufeffa');
  });

  test('hexadecimal', () => {
    all((one) => {
      expect(hexText(one)).toBe(Buffer.from(one).toString('hex'));
      expect(hexBytes(hexText(one).toUpperCase())).toEqual(one);
    });
  });

  test('base64', () => {
    all((one) => {
      expect(base64Text(one)).toBe(Buffer.from(one).toString('base64'));
      expect(base64Bytes(base64Text(one))).toEqual(one);
      expect(base64Bytes(Buffer.from(one).toString('base64url'))).toEqual(one);
    });
  });

  test.each(['YQ==YQ==', 'YQ=YQ', 'YW\r\nJj', 'YW!Jj', 'YWJ', 'Y', '', '_-8=', 'YWJjZGVm====', ' =YWJj'])(
    'what is no sound base64: %j',
    (one) => {
      expect([...base64Bytes(one)]).toEqual([...Buffer.from(one, 'base64')]);
    },
  );
});

test('bytes are UTF-8 where their text gives them again', () => {
  const isUtf8 = (...one: readonly number[]): boolean => isUtf8Of(utf8Text(Uint8Array.from(one)), Uint8Array.from(one));
  expect([isUtf8(0x61, 0xc3, 0xa4), isUtf8(0xef, 0xbf, 0xbd), isUtf8(0xe4), isUtf8(0xed, 0xa0, 0x80)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('parts are put together in their order', () => {
  expect([...concatBytes([Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3)])]).toEqual([1, 2, 3]);
});
