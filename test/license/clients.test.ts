import { expect, test } from '@jest/globals';
import { isSameClient, isSameServer } from '../../src/license/clients.js';

const client = (host: string | null, ...addresses: readonly string[]) => ({ host, addresses });

test.each([
  ['one host', client('a'), client('a'), true],
  ['one host behind two addresses', client('a', '192.0.2.1'), client('a', '192.0.2.2'), true],
  ['two nodes behind one address', client('a', '192.0.2.1'), client('b', '192.0.2.1'), false],
  ['a host and an address', client('a', '192.0.2.1'), client(null, '192.0.2.1'), false],
  ['one address', client(null, '192.0.2.1', '192.0.2.9'), client(null, '192.0.2.1'), true],
  ['two addresses', client(null, '192.0.2.1'), client(null, '192.0.2.2'), false],
  ['an address and nothing', client(null, '192.0.2.1'), client(null), false],
  ['nothing of both', client(null), client(null), true],
])('%s', (_, a, b, same) => {
  expect(isSameClient(a, b)).toBe(same);
  expect(isSameClient(b, a)).toBe(same);
});

const server = (host: string | null, address: string | null) => ({ host, address, port: 8443 });

test.each([
  ['one name', server('a.example', null), server('a.example', '198.51.100.1'), true],
  ['one name that moved', server('a.example', '198.51.100.1'), server('a.example', '198.51.100.2'), true],
  ['two names of one address', server('a.example', '198.51.100.1'), server('b.example', '198.51.100.1'), true],
  ['two names', server('a.example', null), server('b.example', null), false],
  ['two addresses', server(null, '198.51.100.1'), server('b.example', '198.51.100.2'), false],
  ['a name and an address', server('a.example', null), server(null, '198.51.100.1'), null],
  ['a name and nothing', server('a.example', null), server(null, null), null],
])('%s of a server', (_, a, b, same) => {
  expect(isSameServer(a, b)).toBe(same);
  expect(isSameServer(b, a)).toBe(same);
});
