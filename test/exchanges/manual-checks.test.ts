import { describe, expect, test } from '@jest/globals';
import type { Flow } from '../../src/core/exchange.js';
import { manualChecksOf } from '../../src/exchanges/manual-checks.js';
import { asked, dug, reached, shaken } from '../support/manual-checks.js';

const split = (...events: readonly Flow[]): readonly string[] =>
  manualChecksOf(events).map(
    ({ name, events: own }) => `${name} ${own.map(({ evidence }) => String(evidence[0].number)).join(',')}`,
  );

describe('what one command showed', () => {
  test('goes from the connection to the answer', () => {
    expect(split(reached(), shaken(), asked())).toEqual(['curl 2,3,4']);
  });

  test('is in the order of its lines, whatever the order in which it comes', () => {
    expect(split(asked(), shaken(), reached())).toEqual(['curl 2,3,4']);
  });

  test('ends where another command begins', () => {
    expect(split(dug(), reached())).toEqual(['dig 1', 'curl 2']);
  });

  test('ends where the same command begins anew', () => {
    expect(split(reached({}, 2), asked({}, 4), reached({}, 12), asked({}, 14))).toEqual(['curl 2,4', 'curl 12,14']);
  });

  test('goes on with the next address of the same name', () => {
    const first = reached({ 'tcp.handshake': 'refused', 'destination.ip': '2001:db8::20' }, 2);
    expect(split(first, reached({}, 3), asked())).toEqual(['curl 2,3,4']);
  });

  test('goes on through a proxy', () => {
    const connect = asked({ 'http.request.method': 'CONNECT', 'url.original': 'ssm.example:8443' }, 3);
    expect(split(reached(), connect, shaken({}, 4), asked({}, 5))).toEqual(['curl 2,3,4,5']);
  });

  test('two questions are two', () => {
    expect(split(dug({}, 1), dug({ 'dns.question.name': 'other.example' }, 9))).toEqual(['dig 1', 'dig 9']);
  });

  test('is one host’s', () => {
    const elsewhere: Flow = { ...shaken(), host: 'laptop.example' };
    expect(split(reached(), elsewhere)).toEqual(['curl 2', 'curl 3']);
  });
});
