import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha1OfOneBlock } from '../../src/connections/sha1.js';
import { hexText, utf8Bytes } from '../../src/text/bytes.js';

test('of the example of FIPS 180-4, and of whatever fits into a block as by Node', () => {
  expect(hexText(sha1OfOneBlock(utf8Bytes('abc')))).toBe('a9993e364706816aba3e25717850c26c9cd0d89d');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 55 }), (bytes) => {
      expect(hexText(sha1OfOneBlock(bytes))).toBe(createHash('sha1').update(bytes).digest('hex'));
    }),
  );
});

test('not of more', () => {
  expect(() => sha1OfOneBlock(new Uint8Array(56))).toThrow(RangeError);
});
