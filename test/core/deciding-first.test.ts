import { describe, expect, test } from '@jest/globals';
import { decidingFirst } from '../../src/core/deciding-first.js';
import type { Dated } from '../../src/core/event.js';
import type { Evidence } from '../../src/core/evidence.js';
import { evidenceAt, seen } from '../support/events.js';

function ofFive(event: Dated): readonly number[] {
  const [first, ...rest] = [1, 2, 3, 4, 5].flatMap((number): readonly Evidence[] => [
    ...evidenceAt('eth0.pcap', number),
  ]);
  if (first === undefined) throw new Error('no evidence');
  return decidingFirst({ ...event, evidence: [first, ...rest] }).map(({ number }) => number);
}

const connection = (handshake: 'completed' | 'unanswered', by: Dated['by'] = 'product'): Dated =>
  seen(
    'tcp.connection',
    { 'destination.ip': '198.51.100.40', 'destination.port': 8443, 'tcp.handshake': handshake },
    { by },
  );

describe('the places of an event', () => {
  test('of a connection that was made are its two ends, then what lies between', () => {
    expect(ofFive(connection('completed'))).toEqual([1, 5, 2, 4, 3]);
  });

  test('of a connection without an answer are its SYNs in order', () => {
    expect(ofFive(connection('unanswered'))).toEqual([1, 2, 3, 4, 5]);
  });

  test('of a look-up begin with the answer, whoever made it', () => {
    const lookup = { 'dns.question.name': 'ssm.example.net', 'dns.queries': 1 };
    expect(ofFive(seen('dns.lookup', lookup))).toEqual([5, 1, 4, 2, 3]);
    expect(ofFive(seen('dns.lookup', lookup, { by: 'person' }))).toEqual([5, 1, 4, 2, 3]);
  });

  test('of what a program printed stay as printed', () => {
    expect(ofFive(connection('completed', 'person'))).toEqual([1, 2, 3, 4, 5]);
  });
});
