import { describe, expect, test } from '@jest/globals';
import { captureOnly } from '../../src/attempts/captured.js';
import { lookupsOnly } from '../../src/attempts/lookups.js';
import type { Dated } from '../../src/core/event.js';
import { connect, connection, lookup, SECOND, seen } from '../support/events.js';
import { TIED } from './drafts.js';

const numbers = (...flows: readonly Dated[]): readonly (readonly number[])[] =>
  captureOnly(new Set(flows), [], () => TIED).map((one) => one.flows.map(({ evidence }) => evidence[0].number));

const ENDS = { 'source.ip': '192.0.2.10', 'source.port': 40_100, 'destination.ip': '192.0.2.31' } as const;
const toProxy = (port = 40_100): Dated =>
  connection({ ...ENDS, 'source.port': port, 'destination.port': 3128 }, { number: 1 });
const tunnel = (url: string): Dated =>
  connect({ ...ENDS, 'destination.port': 3128, 'url.original': url }, { number: 2 });

describe('a capture alone', () => {
  test('a proxy that is asked for the license server is the way to it', () => {
    expect(numbers(toProxy(), tunnel('ssm.example:8443'), toProxy(40_101))).toEqual([[1, 2]]);
    expect(numbers(toProxy(), tunnel('www.example:443'))).toEqual([]);
  });

  test('an ICMP error about a connection is of its attempt', () => {
    const ends = { 'source.ip': '192.0.2.10', 'source.port': 40_000, 'destination.ip': '198.51.100.20' } as const;
    const error = (port: number, number: number): Dated =>
      seen(
        'icmp.error',
        {
          'source.ip': '192.0.2.1',
          'icmp.type': 3,
          'icmp.code': 1,
          'error.kind': 'unreachable',
          'quoted.source.ip': '192.0.2.10',
          'quoted.source.port': port,
          'quoted.destination.ip': '198.51.100.20',
          'quoted.destination.port': 8443,
          'icmp.count': 1,
        },
        { source: 'eth0.pcap', number },
      );
    const syn = connection({ ...ends, 'destination.port': 8443 }, { source: 'eth0.pcap', number: 1 });
    expect(numbers(syn, error(40_000, 2), error(40_007, 3))).toEqual([[1, 2]]);
  });
});

describe('an ICMP error that quotes no ports', () => {
  const syn = (facts = {}, number = 1): Dated =>
    connection(
      {
        'source.ip': '192.0.2.10',
        'source.port': 40_000,
        'destination.ip': '198.51.100.20',
        'destination.port': 8443,
        'tcp.handshake': 'unanswered',
        ...facts,
      },
      { source: 'eth0.txt', number },
    );
  const error = (facts = {}, after = SECOND): Dated =>
    seen(
      'icmp.error',
      {
        'source.ip': '192.0.2.1',
        'icmp.type': 3,
        'icmp.code': 13,
        'error.kind': 'prohibited',
        'quoted.source.ip': '192.0.2.10',
        'quoted.destination.ip': '198.51.100.20',
        'icmp.count': 1,
        ...facts,
      },
      { source: 'eth0.txt', number: 2, after },
    );

  test('is of the unanswered connection between the same addresses at that time', () => {
    expect(numbers(syn(), error())).toEqual([[1, 2]]);
    expect(numbers(syn(), error({ 'quoted.protocol': 6, 'quoted.destination.port': 8443 }))).toEqual([[1, 2]]);
  });

  test.each([
    ['of another host', error({ 'quoted.destination.ip': '198.51.100.21' })],
    ['of another protocol', error({ 'quoted.protocol': 17, 'quoted.destination.port': 161 })],
    ['of another port', error({ 'quoted.protocol': 6, 'quoted.destination.port': 22 })],
    ['long afterwards', error({}, 60 * SECOND)],
    ['before the connection', error({}, -SECOND)],
  ] as const)('%s is not', (_why, other) => {
    expect(numbers(syn(), other)).toEqual([[1]]);
  });

  test('is not of a connection that the server answered, unless a packet was too big for the way', () => {
    const made = syn({ 'tcp.handshake': 'completed' });
    expect(numbers(syn({ 'tcp.handshake': 'refused' }), error())).toEqual([[1]]);
    expect(numbers(made, error())).toEqual([[1]]);
    expect(numbers(made, error({ 'icmp.code': 4, 'error.kind': 'too-big' }))).toEqual([[1, 2]]);
    const toServer = {
      'icmp.code': 4,
      'error.kind': 'too-big',
      'quoted.source.ip': '198.51.100.20',
      'quoted.destination.ip': '192.0.2.10',
    };
    expect(numbers(made, error(toServer))).toEqual([[1, 2]]);
  });
});

describe('look-ups alone', () => {
  const failed = lookup({ 'dns.response_code': 'NXDOMAIN', 'dns.resolved_ip': [] });

  test('of one name that has no address are an attempt', () => {
    expect(lookupsOnly([failed, failed])).toMatchObject([{ flows: [failed, failed] }]);
  });

  test.each([
    ['that was resolved', [failed, lookup({ 'dns.resolved_ip': ['198.51.100.20'] })]],
    ['beside another name', [failed, lookup({ 'dns.question.name': 'www.example', 'dns.resolved_ip': [] })]],
    ['beside a connection', [failed, connection()]],
  ] as const)('%s are none', (_why, flows) => {
    expect(lookupsOnly(flows)).toEqual([]);
  });

  test('nothing is none', () => {
    expect(lookupsOnly([])).toEqual([]);
  });
});
