import { describe, expect, test } from '@jest/globals';
import { clientsOf, ofOneClient } from '../../src/attempts/client-flows.js';
import type { Dated, Event } from '../../src/core/event.js';
import { call, connection, handshake, lookup, request } from '../support/events.js';
import { joined } from './drafts.js';

const OWN = '192.0.2.21';
const OTHER = '203.0.113.77';
const NATTED = '203.0.113.21';

type Connection = Dated<Event<'tcp.connection'>>;

const from = (address: string, handshakeEnd: Connection['facts']['tcp.handshake'] = 'completed'): Connection =>
  connection({ 'source.ip': address, 'tcp.handshake': handshakeEnd });
const own = from(OWN);
const other = from(OTHER);
const asked = (address: string) => joined(call(), request({ 'source.address': address }));
const NOBODY = new Set<string>();

test('the clients are those of connections', () => {
  expect([...clientsOf([own, other, lookup({ 'source.ip': '192.0.2.99' })])]).toEqual([OWN, OTHER]);
});

describe('of two clients', () => {
  test('the one whose request the server logged is kept, with all that is its own or of no client', () => {
    const flows = [own, handshake({ 'source.ip': OWN }), other, handshake({ 'source.ip': OTHER }), lookup()];
    expect(ofOneClient(flows, [asked(OWN)], NOBODY)).toEqual([flows[0], flows[1], flows[4]]);
  });

  test('the look-up of the other goes with it', () => {
    const flows = [own, other, lookup({ 'source.ip': OTHER })];
    expect(ofOneClient(flows, [asked(OWN)], NOBODY)).toEqual([own]);
  });

  test('the one that was connected is kept, where an answer came', () => {
    const refused = from(OTHER, 'refused');
    expect(ofOneClient([own, refused], [asked(NATTED)], NOBODY)).toEqual([own]);
    const status = { 'http.response.status_code': 401 } as const;
    expect(ofOneClient([own, refused], [joined(call(status))], NOBODY)).toEqual([own]);
    expect(ofOneClient([from(OWN, 'mid-stream'), refused], [asked(NATTED)], NOBODY)).toHaveLength(1);
  });

  test('both are kept, where nothing says which', () => {
    const refused = from(OTHER, 'refused');
    expect(ofOneClient([own, refused], [joined(call())], NOBODY)).toEqual([own, refused]);
    expect(ofOneClient([own, other], [asked(NATTED)], NOBODY)).toEqual([own, other]);
    expect(ofOneClient([from(OWN, 'refused'), refused], [asked(NATTED)], NOBODY)).toHaveLength(2);
  });
});

describe('a client that the server knows by its own address', () => {
  test('is not the one whose request came from another', () => {
    expect(ofOneClient([other], [asked(OWN)], new Set([OWN, OTHER]))).toEqual([]);
    expect(ofOneClient([own, other], [asked(NATTED)], new Set([NATTED, OTHER]))).toEqual([own]);
  });

  test('may be, where the server logged no request of the call', () => {
    expect(ofOneClient([own], [joined(call())], new Set([OWN, OTHER]))).toEqual([own]);
  });
});
