import { expect, test } from '@jest/globals';
import { isSameClient } from '../../src/license/clients.js';

const client = (host: string | null, ...addresses: readonly string[]) => ({ host, addresses });

test.each([
  ['one host', client('a'), client('a'), true],
  ['one host behind two addresses', client('a', '192.0.2.1'), client('a', '192.0.2.2'), true],
  ['two nodes behind one address', client('a', '192.0.2.1'), client('b', '192.0.2.1'), false],
  ['a host and an address', client('a', '192.0.2.1'), client(null, '192.0.2.1'), false],
  ['one address', client(null, '192.0.2.1', '192.0.2.9'), client(null, '192.0.2.1'), true],
  ['two addresses', client(null, '192.0.2.1'), client(null, '192.0.2.2'), false],
  ['an address and nothing', client(null, '192.0.2.1'), client(null), false],
  ['nothing of both', client(null), client(null), false],
])('%s', (_, a, b, same) => {
  expect(isSameClient(a, b)).toBe(same);
  expect(isSameClient(b, a)).toBe(same);
});
