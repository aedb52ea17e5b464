import { describe, expect, test } from '@jest/globals';
import { gatherAttempts } from '../../src/attempts/gather.js';
import type { DraftAttempt } from '../../src/attempts/draft-attempt.js';
import type { ClockTie } from '../../src/core/timebase.js';
import { ANY_CALLER } from '../../src/license/callers.js';
import type { Exchanges, ManagerCall, ServerRequest } from '../../src/core/exchange.js';
import type { Dated } from '../../src/core/event.js';
import { exchangesOf } from '../support/exchanges.js';
import {
  call,
  connect,
  connection,
  episode,
  handshake,
  logLine,
  lookup,
  request,
  SECOND,
  T0,
} from '../support/events.js';
import { BY_TIME, TIED, UNTIED } from './drafts.js';

/** A refused call of a second, so many seconds after T0. */
function refusedAt(seconds: number): ManagerCall {
  const lines: ManagerCall['lines'] = [
    logLine({}, { number: 1, after: seconds * SECOND }),
    logLine({ 'log.level': 'ERROR' }, { number: 2, after: (seconds + 1) * SECOND }),
  ];
  return call({ 'http.response.status_code': 401, 'event.duration': SECOND }, {}, lines);
}

function gather(exchanges: Partial<Exchanges>, tie: ClockTie = TIED): readonly DraftAttempt[] {
  return gatherAttempts(exchangesOf(exchanges), () => tie);
}

describe('failed look-ups beside a log of the license server', () => {
  const failed = lookup({ 'dns.response_code': 'NXDOMAIN', 'dns.resolved_ip': [] }, { number: 9 });
  const passed = request({ 'http.response.status_code': 200 });

  test("are an attempt of their own where no manager's log is at hand", () => {
    const drafts = gather({ requests: [passed], flows: [failed] }, UNTIED);
    expect(drafts.map(({ witness, assumed }) => [witness, assumed?.limit])).toEqual([
      ['server', undefined],
      ['capture', 'possible'],
    ]);
  });

  test('are not beside a log that shows what the manager did', () => {
    const drafts = gather({ episodes: [episode(refusedAt(0))], flows: [failed] }, UNTIED);
    expect(drafts.map(({ witness }) => witness)).toEqual(['manager']);
  });
});

const numbersOf = (flows: readonly Dated[]): readonly number[] => flows.map(({ evidence }) => evidence[0].number);

describe("an attempt of the manager's", () => {
  test('takes the request and the flows that are its own', () => {
    const [only, ...others] = gather({
      episodes: [episode(refusedAt(0))],
      requests: [request({}, { after: SECOND })],
      flows: [lookup({}, { number: 1 }), connection({}, { number: 2 })],
    });
    expect(others).toEqual([]);
    expect(only).toMatchObject({ start: T0, end: T0 + SECOND });
    expect(only?.requests).toHaveLength(1);
    expect(only?.requests[0]?.request?.source).toBe('messages');
    expect(numbersOf(only?.flows ?? [])).toEqual([1, 2]);
    expect(only?.joins).toEqual([
      { source: 'messages', by: 'anchor' },
      { source: 'eth0.pcap', by: 'anchor' },
    ]);
  });

  test('leaves what it takes to no other', () => {
    const requests = [request({}, { after: 0, number: 1 }), request({}, { after: SECOND, number: 2 })];
    const drafts = gather({ episodes: [episode(refusedAt(0)), episode(refusedAt(1))], requests });
    expect(drafts.map((one) => one.requests[0]?.request?.parts[0].evidence[0].number)).toEqual([1, 2]);
  });

  test('leaves the flows that it takes to no other either', () => {
    const drafts = gather({ episodes: [episode(refusedAt(0)), episode(refusedAt(1))], flows: [connection()] });
    expect(drafts.map((one) => one.flows.length)).toEqual([1, 0]);
  });

  test('takes a connection that begins a little after its last line', () => {
    const taken = (after: number): number =>
      gather({ episodes: [episode(refusedAt(0))], flows: [connection({}, { after })] }, { ...TIED, plusMinus: 0 })[0]
        ?.flows.length ?? 0;
    expect([taken(3 * SECOND), taken(3 * SECOND + 1)]).toEqual([1, 0]);
  });

  test('of several requests that fit takes the one of the client that it captured', () => {
    const requests = [request({ 'source.address': '203.0.113.77' }, { number: 1 }), request({}, { number: 2 })];
    const [only] = gather({ episodes: [episode(refusedAt(0))], requests, flows: [connection()] });
    expect(only?.requests[0]?.request?.facts['source.address']).toBe('192.0.2.10');
  });

  test('takes no request and no flow that is known to be of another manager', () => {
    const callers = { ...ANY_CALLER, addresses: new Map([['node-b.example', '192.0.2.10']]) };
    const [only] = gather({ episodes: [episode(refusedAt(0))], requests: [request()], flows: [connection()], callers });
    expect(only).toMatchObject({ requests: [{ request: null }], flows: [] });
  });

  test('leaves the connection of a client that the server knows, where its own request came from another', () => {
    const stranger = request({ 'source.address': '203.0.113.77' }, { after: 900 * SECOND });
    const flows = [connection({ 'source.ip': '203.0.113.77' })];
    const input = { episodes: [episode(refusedAt(0))], requests: [request(), stranger], flows };
    expect(gather(input)[0]?.flows).toEqual([]);
    const proxied = call({ ...refusedAt(0).facts, 'proxy.address': '192.0.2.80' }, {}, refusedAt(0).lines);
    expect(gather({ ...input, episodes: [episode(proxied)] })[0]?.flows).toEqual(flows);
  });

  test('joined by time alone says so', () => {
    const [only] = gather({ episodes: [episode(refusedAt(0))], requests: [request()] }, BY_TIME);
    expect(only?.joins).toEqual([{ source: 'messages', by: 'time' }]);
  });
});

describe('what no manager logged', () => {
  test('is another client’s, where a manager with a tied clock is silent', () => {
    const drafts = gather({ episodes: [episode(refusedAt(0))], requests: [request({}, { after: 600 * SECOND })] });
    expect(drafts).toHaveLength(1);
  });

  test('is an attempt of its own, where the clocks are not tied', () => {
    const later = { after: 600 * SECOND };
    const drafts = gather(
      { episodes: [episode(refusedAt(0))], requests: [request({}, later)], flows: [connection({}, later)] },
      UNTIED,
    );
    expect(drafts.map((one) => [one.requests.length, one.flows.length])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
  });

  test('comes in order of time', () => {
    const drafts = gather({
      requests: [request({}, { after: 600 * SECOND })],
      flows: [connection({}, { after: 60 * SECOND })],
    });
    expect(drafts.map((one) => one.requests.length)).toEqual([0, 1]);
  });
});

describe("requests of the server's log alone", () => {
  const LICENSES = { 'url.path': '/api/v1/licenses' };
  const GOOD = { 'http.response.status_code': 200 };
  const sizesOf = (...requests: Parameters<typeof request>[]): readonly number[] =>
    gather({ requests: requests.map((one) => request(...one)) }).map((one) => one.requests.length);

  test('follow the token request of their client for a minute', () => {
    expect(sizesOf([{}], [LICENSES, { after: 60 * SECOND }])).toEqual([2]);
    expect(sizesOf([{}], [{ ...LICENSES, ...GOOD }, { after: 60 * SECOND + 1 }])).toEqual([1]);
  });

  test('a token request begins anew', () => {
    expect(sizesOf([{}], [{}, { after: SECOND }], [LICENSES, { after: 2 * SECOND }])).toEqual([1, 2]);
  });

  test('of two clients at one time are kept apart', () => {
    const other = { 'source.address': '192.0.2.11' };
    expect(
      sizesOf([{}], [other, { after: 1 }], [LICENSES, { after: 2 }], [{ ...LICENSES, ...other }, { after: 3 }]),
    ).toEqual([2, 2]);
  });

  test('of other programs, or answered without a token request, are no attempt', () => {
    expect(sizesOf([{ 'user_agent.original': 'curl/7.76.1' }], [{ ...LICENSES, ...GOOD }])).toEqual([]);
  });

  test('that failed are one, whether or not the log shows the token request', () => {
    expect(sizesOf([LICENSES])).toEqual([1]);
    expect(sizesOf([{}], [LICENSES, { after: 60 * SECOND + 1 }])).toEqual([1, 1]);
  });

  test('count like others where they are cut before their user agent', () => {
    const cut = (one: ServerRequest): ServerRequest => {
      const { 'user_agent.original': _agent, ...facts } = one.facts;
      return { ...one, facts };
    };
    const drafts = gather({ requests: [cut(request()), cut(request(LICENSES, { after: SECOND }))] });
    expect(drafts.map(({ requests }) => requests.length)).toEqual([2]);
  });
});

describe('connections of a capture alone', () => {
  const flowsOf = (...flows: readonly Dated[]): readonly (readonly number[])[] =>
    gather({ flows }).map((one) => numbersOf(one.flows));

  test("to the license server's port are an attempt, with the handshakes and exchanges in them", () => {
    const other = { 'source.port': 40_009 };
    const inside = connect(
      { 'source.port': 40_000, 'destination.ip': '198.51.100.20', 'destination.port': 8443 },
      { number: 3 },
    );
    expect(
      flowsOf(
        connection({}, { number: 1 }),
        handshake({}, { number: 2 }),
        inside,
        handshake(other, { number: 4 }),
        handshake({}, { number: 5, source: 'eth1.pcap' }),
        lookup({}, { number: 6 }),
        connection({ 'destination.port': 443 }, { number: 7 }),
      ),
    ).toEqual([[1, 2, 3]]);
  });

  test('to the port that the manager calls, where it is known', () => {
    const of443 = call({ 'url.port': 443 });
    const drafts = gather(
      { episodes: [episode(of443)], flows: [connection(), connection({ 'destination.port': 443 }, { number: 7 })] },
      UNTIED,
    );
    expect(drafts.map((one) => numbersOf(one.flows))).toEqual([[], [7]]);
  });

  test('after a pause of a minute are another attempt, to another server as well', () => {
    expect(
      flowsOf(
        connection({}, { number: 1, endAfter: 5 * SECOND }),
        connection({}, { number: 2, after: 65 * SECOND }),
        connection({}, { number: 3, after: 126 * SECOND }),
        connection({ 'destination.ip': '198.51.100.21' }, { number: 4, after: 200 * SECOND }),
      ),
    ).toEqual([[1, 2], [3], [4]]);
  });

  test('without a time are one attempt', () => {
    const drafts = gather({ flows: [connection({}, { after: null }), connection({}, { after: null })] });
    expect(drafts).toHaveLength(1);
    expect(drafts[0]).toMatchObject({ start: null, end: null });
  });
});
