import { describe, expect, test } from '@jest/globals';
import { inboundDates, linkToServer } from '../../src/clocks/links.js';
import { ANY_CALLER } from '../../src/license/callers.js';
import type { Exchanges } from '../../src/core/exchange.js';
import type { Dated, Event, Facts } from '../../src/core/event.js';
import { call, connection, episode, request, SECOND, seen, type Place } from '../support/events.js';

/** 10:15:02 GMT: T0 and two seconds. */
const DATE = 'Tue, 05 Mar 2024 10:15:02 GMT';
const [SEEN, SERVER] = [new Set(['eth0.pcap']), new Set(['messages'])];

function exchange(facts: Partial<Facts['http.exchange']> = {}, place: Place = {}): Dated<Event<'http.exchange'>> {
  return seen(
    'http.exchange',
    {
      'destination.ip': '198.51.100.20',
      'destination.port': 8443,
      'http.request.method': 'GET',
      'url.original': '/api',
      'http.response.status_code': 400,
      'http.response.header.date': DATE,
      ...facts,
    },
    { source: 'eth0.pcap', step: 1, endAfter: 100_000, ...place },
  );
}

const exchanges = (parts: Partial<Exchanges>): Exchanges => ({
  episodes: [],
  requests: [],
  flows: [],
  manualChecks: [],
  inbound: [],
  names: new Map([['ssm.example', new Set(['198.51.100.20'])]]),
  callers: ANY_CALLER,
  ...parts,
});

describe('the Date of an answer', () => {
  const linkOf = (...flows: readonly Dated[]): ReturnType<typeof linkToServer> =>
    linkToServer(SEEN, SERVER, exchanges({ flows, episodes: [episode(call())] }));

  test("is the server's clock, read between request and answer: that second, or a moment past it", () => {
    const link = linkOf(exchange());
    expect(link?.isRead).toBe(true);
    expect(link?.offset).toMatchObject({ low: 2 * SECOND - 100_001, high: 3 * SECOND + 50_000, votes: 1 });
  });

  test('several narrow it', () => {
    const link = linkOf(exchange(), exchange({}, { after: 900_000, endAfter: 950_000, number: 2 }));
    expect(link?.offset).toMatchObject({ low: 2 * SECOND - 100_001, high: 2_150_000 });
  });

  test.each<readonly [string, Partial<Facts['http.exchange']>]>([
    ['a proxy answered', { 'http.response.header.via': '1.1 proxy.example' }],
    ['a proxy asked for a password', { 'http.response.status_code': 407 }],
    ['it is the answer to a CONNECT', { 'http.request.method': 'CONNECT', 'url.original': 'ssm.example:8443' }],
    ['the request went by a proxy', { 'url.original': 'http://ssm.example/api' }],
    ['another server answered', { 'destination.ip': '203.0.113.9' }],
    ['it is no date', { 'http.response.header.date': 'now' }],
  ])('says nothing where %s', (_why, facts) => {
    expect(linkOf(exchange(facts))).toBeNull();
  });

  test('in a manual check counts by the name that was asked for', () => {
    const asked = { 'process.name': 'curl', 'destination.domain': 'SSM.example', 'destination.ip': '203.0.113.9' };
    expect(linkOf(exchange(asked))?.isRead).toBe(true);
  });

  test("of the manager, in a browser's record, ties the browser's clock", () => {
    const facts = { 'url.path': '/dataservice/smartLicensing', 'http.response.header.date': DATE };
    const asked = seen('manager.api-request', facts, { source: 'case.har', endAfter: 100_000, step: 1000 });
    expect(inboundDates([asked])[0]).toMatchObject({ low: -(3 * SECOND + 50_000), high: -(2 * SECOND - 101_000) });
  });
});

describe('connections and the lines of their requests', () => {
  const at = [0, 7, 31].map((second) => second * SECOND);
  const flows = at.map((after, index) => connection({}, { after, endAfter: after + 300_000, number: index + 1 }));
  const requests = at.map((after, index) =>
    request({}, { after: after + 61 * SECOND, number: index + 1, step: SECOND }),
  );

  test('tie two clocks by count and spacing', () => {
    const link = linkToServer(SEEN, SERVER, exchanges({ flows, requests }));
    expect(link).toMatchObject({ isRead: false, offset: { low: 61 * SECOND - 300_000, high: 62 * SECOND, votes: 3 } });
  });

  test('one of them ties nothing, nor do other clients, nor connections that carried no answer', () => {
    const linkOf = (parts: Partial<Exchanges>): unknown => linkToServer(SEEN, SERVER, exchanges(parts));
    expect(linkOf({ flows: flows.slice(0, 1), requests })).toBeNull();
    expect(linkOf({ flows, requests: requests.slice(0, 1) })).toBeNull();
    expect(
      linkOf({ flows, requests: at.map((after) => request({ 'source.address': '192.0.2.99' }, { after })) }),
    ).toBeNull();
    const silent = at.map((after, index) => connection({ 'destination.bytes': 0 }, { after, number: index + 1 }));
    expect(linkOf({ flows: silent, requests })).toBeNull();
  });

  test('to another port tie nothing beside one to the API', () => {
    const [first, second] = at.slice(0, 2).map((after, index) => {
      const port = index === 0 ? 443 : 8443;
      return connection({ 'destination.port': port }, { after, endAfter: after + 300_000, number: index + 1 });
    });
    if (first === undefined || second === undefined) throw new Error('two connections are needed');
    expect(linkToServer(SEEN, SERVER, exchanges({ flows: [first, second], requests }))).toBeNull();
  });

  test('a second offset that fits as well leaves them open, also where one is that the clocks agree', () => {
    const even = [0, 10, 20, 30].map((second) => second * SECOND);
    const seenTwice = even
      .slice(0, 2)
      .map((after, index) => connection({}, { after, endAfter: after + 300_000, number: index + 1 }));
    const lines = even.map((after, index) => request({}, { after, number: index + 1, step: SECOND }));
    expect(linkToServer(SEEN, SERVER, exchanges({ flows: seenTwice, requests: lines }))).toBeNull();
  });
});
