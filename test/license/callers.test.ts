import { describe, expect, test } from '@jest/globals';
import { ANY_CALLER, callersOf, isAttemptOf, isFlowOf, isRequestOf } from '../../src/license/callers.js';
import type { Callers, ManagerEpisode, ServerRequest } from '../../src/core/exchange.js';
import type { Dated } from '../../src/core/event.js';
import { attempt } from '../support/analysis.js';
import { call, connection, episode, handshake, lookup, request, seen } from '../support/events.js';

const OWN = '192.0.2.21';
const OTHER = '203.0.113.77';
const of = (host: string): ManagerEpisode => ({ ...episode(call()), host });
const from = (address: string, source = 'eth0.txt'): Dated => connection({ 'source.ip': address }, { source });
const asked = (address: string): ServerRequest => request({ 'source.address': address });
const HOSTS = new Map([['eth0.txt', 'manager-a']]);

const learn = (
  flows: readonly Dated[],
  requests: readonly ServerRequest[] = [asked(OWN)],
  episodes: readonly ManagerEpisode[] = [of('manager-a'), of('manager-b')],
): Callers => callersOf({ episodes, requests, flows }, new Map(), HOSTS);

describe("a manager's address", () => {
  test("is the client's in a capture that was made on its host", () => {
    expect([...learn([from(OWN)]).addresses]).toEqual([['manager-a', OWN]]);
    expect([...learn([from(OWN)]).capturedOn]).toEqual([['eth0.txt', 'manager-a']]);
  });

  test('is known by the short name of the host too', () => {
    expect([...learn([from(OWN)], [asked(OWN)], [of('manager-a.example')]).addresses]).toEqual([
      ['manager-a.example', OWN],
    ]);
  });

  test.each<readonly [string, readonly Dated[], readonly ServerRequest[], readonly ManagerEpisode[]]>([
    ['where two clients are in the capture', [from(OWN), from(OTHER)], [asked(OWN)], [of('manager-a')]],
    ['where the server knows it by another', [from(OWN)], [asked('203.0.113.21')], [of('manager-a')]],
    ['of a capture made elsewhere', [from(OWN, 'eth1.txt')], [asked(OWN)], [of('manager-a')]],
    ['of a host that logged no call', [from(OWN)], [asked(OWN)], [of('manager-b')]],
    [
      'of a connection that goes elsewhere',
      [connection({ 'source.ip': OWN, 'destination.port': 443 }, { source: 'eth0.txt' })],
      [asked(OWN)],
      [of('manager-a')],
    ],
  ])('is not known %s', (_why, flows, requests, episodes) => {
    expect([...learn(flows, requests, episodes).addresses]).toEqual([]);
  });
});

describe('whose it can be', () => {
  const callers = learn([from(OWN)]);

  test('a request comes from the address of its manager, and from no address of another', () => {
    expect(isRequestOf(asked(OWN), 'manager-a', callers)).toBe(true);
    expect(isRequestOf(asked(OTHER), 'manager-a', callers)).toBe(false);
    expect(isRequestOf(asked(OWN), 'manager-b', callers)).toBe(false);
    expect(isRequestOf(asked(OTHER), 'manager-b', callers)).toBe(true);
  });

  test('what has no host or no address can be anybody’s', () => {
    expect(isRequestOf(asked(OTHER), null, callers)).toBe(true);
    expect(isRequestOf(asked(OTHER), 'manager-a', ANY_CALLER)).toBe(true);
    const bare = request();
    const { 'source.address': _, ...facts } = bare.facts;
    expect(isRequestOf({ ...bare, facts }, 'manager-a', callers)).toBe(true);
  });

  test('a capture of one host shows no other manager', () => {
    expect(isFlowOf(from(OTHER), 'manager-b', callers)).toBe(false);
    expect(isFlowOf(from(OTHER, 'eth1.txt'), 'manager-b', callers)).toBe(true);
  });

  test('every flow has a client, an ICMP error that of the packet it is about', () => {
    const quoted = {
      'icmp.type': 3,
      'icmp.code': 1,
      'error.kind': 'unreachable',
      'icmp.count': 1,
      'quoted.source.ip': OTHER,
    } as const;
    const error = seen('icmp.error', { 'source.ip': '192.0.2.1', ...quoted }, { source: 'eth1.txt' });
    expect(isFlowOf(error, 'manager-a', callers)).toBe(false);
    expect(isFlowOf(handshake({ 'source.ip': OTHER }, { source: 'eth1.txt' }), 'manager-a', callers)).toBe(false);
    expect(isFlowOf(seen('capture.settings', {}, { source: 'eth1.txt' }), 'manager-a', callers)).toBe(true);
  });

  test('a look-up may leave by another interface', () => {
    expect(isFlowOf(lookup({ 'source.ip': OTHER }, { source: 'eth1.txt' }), 'manager-a', callers)).toBe(true);
  });

  test('an attempt without a log is of the host that captured it, and of its address', () => {
    const witness = (address: string, source: string) =>
      attempt({ client: { host: null, addresses: [address] }, events: [from(address, source)] });
    expect(isAttemptOf(witness(OWN, 'eth0.txt'), 'manager-a', callers)).toBe(true);
    expect(isAttemptOf(witness(OWN, 'eth0.txt'), 'manager-b', callers)).toBe(false);
    expect(isAttemptOf(witness(OTHER, 'messages'), 'manager-a', callers)).toBe(false);
    expect(isAttemptOf(witness(OTHER, 'messages'), 'manager-b', callers)).toBe(true);
    expect(isAttemptOf(attempt({ client: { host: null, addresses: [] } }), 'manager-b', callers)).toBe(true);
  });
});
