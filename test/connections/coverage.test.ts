import { describe, expect, test } from '@jest/globals';
import { captureCoverage, type Lost } from '../../src/connections/coverage.js';
import type { Packet } from '../../src/core/packet.js';

const SECOND = 1_000_000;

function packetAt(second: number, captureFilter: string | null): Packet {
  return {
    number: second,
    stamp: {
      text: '',
      date: { year: 2024, month: 11, day: 19 },
      timeOfDay: second * SECOND,
      step: 1,
      zone: { offset: 0 },
      lap: 0,
    },
    seconds: second,
    nanoseconds: 0,
    length: 60,
    capturedLength: 60,
    linkType: 1,
    ip: null,
    tcp: null,
    udp: null,
    icmp: null,
    payload: null,
    captureFilter,
    evidence: () => {
      throw new Error('not asked for');
    },
  };
}

/** Whether silence after second 10 is proven by a packet at second 30. */
function proves(filter: string | null, lost: Lost = {}): boolean {
  const coverage = captureCoverage();
  coverage.note(packetAt(10, filter));
  coverage.note(packetAt(30, filter));
  coverage.close(lost);
  return coverage.proof(10 * SECOND, 5 * SECOND) !== null;
}

describe('a missing answer would have been seen', () => {
  test('where the capture went on, without filter or with one for both directions', () => {
    expect(proves(null)).toBe(true);
    expect(proves('host 192.0.2.40')).toBe(true);
  });

  test('not with a filter for one direction, which a pcapng states', () => {
    expect(proves('src host 192.0.2.21')).toBe(false);
    expect(proves('tcp[tcpflags] & tcp-syn != 0')).toBe(false);
  });

  test('not where packets were dropped', () => {
    expect(proves(null, { drops: 3 })).toBe(false);
    expect(proves(null, { drops: 0 })).toBe(true);
  });

  test('not where an export may hold questions only', () => {
    expect(proves(null, { framesLeftOut: true })).toBe(false);
    expect(proves(null, { framesLeftOut: false })).toBe(true);
  });

  test('not where the last packet has no time', () => {
    const coverage = captureCoverage();
    coverage.note(packetAt(10, null));
    coverage.note({ ...packetAt(30, null), seconds: null });
    coverage.close({});
    expect(coverage.proof(0, SECOND)).toBeNull();
  });
});
