import { describe, expect, test } from '@jest/globals';
import { candidatesFor, flowCandidates, requestCandidates } from '../../src/clocks/anchors.js';
import { ANY_CALLER } from '../../src/license/callers.js';
import type { Exchanges, ManagerCall, ServerRequest } from '../../src/core/exchange.js';
import type { Dated, Facts } from '../../src/core/event.js';
import { MICROS_PER_DAY } from '../../src/core/time.js';
import { call, connection, episode, logLine, lookup, request, SECOND } from '../support/events.js';

const OPEN = 60 * SECOND;
const LAG = 50_000;

/** A refused token call of a second, that begins at T0. */
function refused(facts: Partial<Facts['manager.call']> = {}): ManagerCall {
  const lines: ManagerCall['lines'] = [
    logLine({}, { number: 10 }),
    logLine({ 'log.level': 'ERROR' }, { number: 11, after: SECOND }),
  ];
  return call({ 'http.response.status_code': 401, 'event.duration': SECOND, ...facts }, {}, lines);
}

const boundsOf = (calls: readonly ManagerCall[], ...requests: readonly ServerRequest[]): readonly unknown[] =>
  requestCandidates([episode(...calls)], requests).map(({ low, high }) => [low, high]);

const flowsOf = (calls: readonly ManagerCall[], flows: readonly Dated[], dateless = false): readonly unknown[] => {
  const exchanges: Exchanges = {
    episodes: [episode(...calls)],
    requests: [],
    flows,
    inbound: [],
    manualChecks: [],
    names: new Map(),
    callers: ANY_CALLER,
  };
  return flowCandidates(exchanges, flows, dateless).map(({ low, high }) => [low, high]);
};

describe('with a manager whose address is known', () => {
  const callers = { ...ANY_CALLER, addresses: new Map([['manager.example', '192.0.2.10']]) };

  test('a request from another address is none of its calls', () => {
    const requests = [request(), request({ 'source.address': '203.0.113.77' })];
    expect(requestCandidates([episode(refused())], requests, callers)).toHaveLength(1);
  });

  test('nor is a connection', () => {
    const flows = [connection(), connection({ 'source.ip': '203.0.113.77' })];
    const exchanges = { episodes: [episode(refused())], requests: [], flows, inbound: [], manualChecks: [] };
    const found = flowCandidates({ ...exchanges, names: new Map(), callers }, flows, false);
    expect(found.map(({ client }) => client)).toEqual(['192.0.2.10']);
  });
});

describe('a call and a request', () => {
  test('the request ends between the begin and the end of the call', () => {
    expect(boundsOf([refused()], request({}, { after: 5 * SECOND }))).toEqual([[4 * SECOND - LAG, 6 * SECOND]]);
  });

  test('a call whose end is not logged lasts as long as the manager waits at most', () => {
    const open = call({ 'http.response.status_code': 401 });
    expect(boundsOf([open], request({}, { after: 0 }))).toEqual([[-OPEN - LAG, SECOND]]);
  });

  test('the line of the failure is cited', () => {
    const [candidate] = requestCandidates([episode(refused())], [request({}, { number: 33 })]);
    expect(candidate?.a[0].number).toBe(11);
    expect(candidate?.b[0].number).toBe(33);
  });

  test.each<readonly [string, Partial<Facts['manager.call']>, Partial<Facts['server.request']>]>([
    ['another path', {}, { 'url.path': '/api/v1/licenses' }],
    ['another status', {}, { 'http.response.status_code': 400 }],
    ['another method', {}, { 'http.request.method': 'GET' }],
    ['no Java client', {}, { 'user_agent.original': 'curl/7.76.1' }],
    ['a success that the server refused', { 'event.outcome': 'success' }, {}],
  ])('not one: %s', (_why, facts, of) => {
    expect(boundsOf([refused(facts)], request(of))).toEqual([]);
  });

  test('what was not read on one side does not agree', () => {
    const { 'url.path': _path, ...noPath } = refused().facts;
    expect(boundsOf([{ ...refused(), facts: noPath }], request())).toEqual([]);
    const { 'http.response.status_code': _status, ...noStatus } = refused().facts;
    expect(boundsOf([{ ...refused(), facts: noStatus }], request())).toEqual([]);
    const { 'url.path': _own, ...facts } = request().facts;
    expect(boundsOf([refused()], { ...request(), facts })).toEqual([]);
    const { 'user_agent.original': _agent, ...unnamed } = request().facts;
    expect(boundsOf([refused()], { ...request(), facts: unnamed })).toHaveLength(1);
  });

  test('a success is any answer of the server below 300', () => {
    const passed = call({ 'event.outcome': 'success', 'event.duration': SECOND });
    expect(boundsOf([passed], request({ 'http.response.status_code': 201 }))).toHaveLength(1);
    expect(boundsOf([passed], request({ 'http.response.status_code': 302 }))).toHaveLength(0);
  });

  test('the calls of one episode are one vote, each to be matched once', () => {
    const candidates = requestCandidates([episode(refused(), refused()), episode(refused())], [request()]);
    expect(candidates.map(({ vote, first }) => [vote, first])).toEqual([
      ['0', '0.0'],
      ['0', '0.1'],
      ['1', '1.0'],
    ]);
  });

  test('a call without a time ties nothing', () => {
    expect(
      boundsOf([call({ 'http.response.status_code': 401 }, {}, [logLine({}, { after: null })])], request()),
    ).toEqual([]);
  });
});

describe('a call and a flow', () => {
  test('the flow begins while the episode goes on', () => {
    expect(flowsOf([refused()], [connection({}, { after: 5 * SECOND })])).toEqual([[4 * SECOND, 5 * SECOND + LAG]]);
  });

  test('a flow to elsewhere, or without a time, ties nothing', () => {
    expect(flowsOf([refused()], [connection({ 'destination.port': 443 })])).toEqual([]);
    expect(flowsOf([refused()], [lookup({}, { after: null })])).toEqual([]);
  });

  test('without a date the nearest day is taken', () => {
    const early = connection({}, { after: 5 * SECOND - 3 * MICROS_PER_DAY });
    expect(flowsOf([refused()], [early], true)).toEqual([[4 * SECOND, 5 * SECOND + LAG]]);
    expect(flowsOf([refused()], [early])).toEqual([
      [4 * SECOND - 3 * MICROS_PER_DAY, 5 * SECOND + LAG - 3 * MICROS_PER_DAY],
    ]);
  });

  test('an attempt with many flows is matched once, two attempts with a flow each are matched twice', () => {
    const first = connection({}, { after: 100_000, number: 1 });
    const retry = connection({}, { after: 200_000, number: 4 });
    const next = connection({}, { after: 100 * SECOND, number: 9 });
    const later = episode(call({}, {}, [logLine({}, { after: 99 * SECOND })]));
    const matchedBy = (episodes: Exchanges['episodes'], flows: readonly Dated[]): readonly number[] => {
      const found = flowCandidates(
        { episodes, requests: [], flows, inbound: [], manualChecks: [], names: new Map(), callers: ANY_CALLER },
        flows,
        false,
      );
      return [new Set(found.map((one) => one.first)).size, new Set(found.map((one) => one.second)).size];
    };
    expect(matchedBy([episode(refused())], [lookup({}, { number: 2 }), first, retry])).toEqual([1, 3]);
    expect(matchedBy([episode(refused()), later], [first, next])).toEqual([2, 2]);
  });
});

test('candidates are those of the sources asked for', () => {
  const exchanges: Exchanges = {
    episodes: [episode(refused())],
    requests: [request(), request({}, { source: 'old' })],
    flows: [connection(), connection({}, { source: 'eth1.pcap' })],
    inbound: [],
    manualChecks: [],
    names: new Map(),
    callers: ANY_CALLER,
  };
  const sources = candidatesFor(new Set(['messages', 'eth1.pcap']), exchanges, false).map(({ b }) => b[0].source);
  expect(sources).toEqual(['messages', 'eth1.pcap']);
});

test('of very many calls the latest are matched', () => {
  const episodes = Array.from({ length: 130 }, () => episode(refused()));
  const votes = requestCandidates(episodes, [request()]).map(({ vote }) => Number(vote));
  expect(votes).toHaveLength(120);
  expect(Math.min(...votes)).toBe(10);
});
