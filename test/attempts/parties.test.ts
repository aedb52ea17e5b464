import { describe, expect, test } from '@jest/globals';
import { partiesOf, type Parties } from '../../src/attempts/parties.js';
import { call, connection, lookup, request } from '../support/events.js';
import { draft, joined } from './drafts.js';

const partiesWith = (...args: Parameters<typeof draft>): Parties => partiesOf(draft(...args), {});

describe('partiesOf', () => {
  test('the manager names itself and the server; a capture and the server give the addresses', () => {
    const requests = [joined(call(), request({ 'source.address': '203.0.113.10' }))];
    expect(partiesWith(requests, { flows: [lookup(), connection()] })).toEqual({
      clientHost: 'manager.example',
      clientAddresses: ['192.0.2.10', '203.0.113.10'],
      server: { host: 'ssm.example', address: '198.51.100.20', port: 8443 },
      account: null,
      addressed: false,
    });
  });

  test('a call by address needs no look-up; the server then has the name that it gives itself', () => {
    expect(partiesWith([joined(call({ 'url.domain': '198.51.100.20' }), request())])).toMatchObject({
      server: { host: 'ssm', address: '198.51.100.20', port: 8443 },
      addressed: true,
    });
  });

  test("the server's log alone", () => {
    expect(partiesWith([joined(null, request())])).toEqual({
      clientHost: null,
      clientAddresses: ['192.0.2.10'],
      server: { host: 'ssm', address: null, port: null },
      account: null,
      addressed: false,
    });
  });

  test('a capture alone', () => {
    expect(partiesWith([], { flows: [connection(), connection({ 'source.port': 40_002 })] })).toMatchObject({
      clientAddresses: ['192.0.2.10'],
      server: { host: null, address: '198.51.100.20', port: 8443 },
    });
  });

  test('the account is that of the first call that names one, the form of the token request before any other word', () => {
    expect(partiesWith([joined(call()), joined(call({ 'user.name': 'a' }, { 'user.name': 'b' }))]).account).toBe('b');
    expect(partiesWith([joined(call({ 'user.name': 'a' }))]).account).toBe('a');
  });

  test("an address that the user says is the manager's is one of its own, once", () => {
    const aliases = { 'manager.example': '203.0.113.5', 'other.example': '203.0.113.6' };
    expect(partiesOf(draft([joined(call())]), aliases).clientAddresses).toEqual(['203.0.113.5']);
    const seenAlready = draft([joined(call(), request({ 'source.address': '203.0.113.5' }))]);
    expect(partiesOf(seenAlready, aliases).clientAddresses).toEqual(['203.0.113.5']);
  });
});
