import { expect, test } from '@jest/globals';
import { isAddress } from '../../src/text/addresses.js';

test.each(['192.0.2.1', '198.51.100.200', '2001:db8::1', '::1'])('%s is an address', (text) => {
  expect(isAddress(text)).toBe(true);
});

test.each(['ssm.example', '192.0.2', '192.0.2.1.example', 'a192.0.2.1', ''])('%j is a name', (text) => {
  expect(isAddress(text)).toBe(false);
});
