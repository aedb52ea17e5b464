import { expect, test } from '@jest/globals';
import { ipv4Text, ipv6Text } from '../../src/dissect/addresses.js';

const view = (bytes: readonly number[]): DataView => new DataView(Uint8Array.from(bytes).buffer);
const six = (words: readonly number[]): DataView => view(words.flatMap((word) => [word >> 8, word & 255]));

test.each([
  [[192, 0, 2, 1], '192.0.2.1'],
  [[255, 255, 255, 255], '255.255.255.255'],
  [[0, 0, 0, 0], '0.0.0.0'],
  [[198, 51, 100, 1], '198.51.100.1'],
])('%j', (bytes, expected) => {
  expect(ipv4Text(view(bytes), 0)).toBe(expected);
  expect(ipv4Text(view(bytes), 0)).toBe(expected);
});

// RFC 5952: lower case, no leading zeros, the first of the longest runs of zeros shortened, never a single one.
test.each([
  [[0x2001, 0xdb8, 0, 0, 0, 0, 0, 0x20], '2001:db8::20'],
  [[0x2001, 0xdb8, 0, 0, 1, 0, 0, 1], '2001:db8::1:0:0:1'],
  [[0x2001, 0xdb8, 0, 1, 1, 1, 1, 1], '2001:db8:0:1:1:1:1:1'],
  [[0, 0, 0, 0, 0, 0, 0, 0], '::'],
  [[0, 0, 0, 0, 0, 0, 0, 1], '::1'],
  [[0xfe80, 0, 0, 0, 0, 0, 0, 0], 'fe80::'],
  [[0, 0, 0, 0, 0, 0xffff, 0xc000, 0x0201], '::ffff:192.0.2.1'],
  [[1, 2, 3, 4, 5, 6, 7, 8], '1:2:3:4:5:6:7:8'],
])('%j', (words, expected) => {
  expect(ipv6Text(six(words), 0)).toBe(expected);
  expect(ipv6Text(six(words), 0)).toBe(expected);
});

test('addresses that share a place in the cache stay different', () => {
  // The cache has 1024 places: among 3000 addresses many share one.
  for (let number = 0; number < 3000; number += 1) {
    expect(ipv6Text(six([0x2001, 0xdb8, 0, 0, 0, 0, 1, number]), 0)).toBe(`2001:db8::1:${number.toString(16)}`);
  }
  expect(ipv6Text(six([0x2001, 0xdb8, 0, 0, 0, 0, 1, 5]), 0)).toBe('2001:db8::1:5');
});
