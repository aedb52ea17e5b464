import { describe, expect, test } from '@jest/globals';
import { eventsOfKind } from '../../src/core/events-of-kind.js';
import { sizeComparisons } from '../../src/attempts/path-sizes.js';
import type { Dated, Facts } from '../../src/core/event.js';
import { connection, seen } from '../support/events.js';
import { draft } from './drafts.js';

const pinged = (facts: Partial<Facts['path.pinged']>, number: number): Dated =>
  seen(
    'path.pinged',
    { 'destination.ip': '198.51.100.20', 'icmp.sent': 3, 'icmp.received': 3, ...facts },
    { source: 'commands.txt', number },
  );

const large = (facts: Partial<Facts['path.pinged']> = {}): Dated =>
  pinged({ 'icmp.packet_size': 1500, 'ip.dont_fragment': true, 'icmp.received': 0, ...facts }, 2);
const small = (facts: Partial<Facts['path.pinged']> = {}): Dated => pinged({ 'icmp.packet_size': 84, ...facts }, 1);

const compare = (...timeline: readonly Dated[]): readonly unknown[] => {
  const flows = [connection({ 'destination.ip': '198.51.100.20' })];
  return sizeComparisons(draft([], { flows }), new Map(), eventsOfKind(timeline)).map(({ facts, evidence }) => [
    facts,
    evidence.map(({ number }) => number),
  ]);
};

describe('pings of two sizes', () => {
  test('large ones lost while small ones arrive', () => {
    expect(compare(small(), large())).toEqual([[{ 'path.size.lost': 1500, 'path.size.passed': 84 }, [2, 1]]]);
  });

  test('of several the nearest two', () => {
    const between = pinged({ 'icmp.packet_size': 1400, 'ip.dont_fragment': true }, 3);
    expect(compare(small(), large(), between)).toEqual([
      [{ 'path.size.lost': 1500, 'path.size.passed': 1400 }, [2, 3]],
    ]);
  });

  test.each([
    ['no small one arrived', [small({ 'icmp.received': 0 }), large()]],
    ['the large one could be taken apart', [small(), pinged({ 'icmp.packet_size': 1500, 'icmp.received': 0 }, 2)]],
    ['one of the large ones arrived', [small(), large({ 'icmp.received': 1 })]],
    ['they went to another host', [small(), large({ 'destination.ip': '203.0.113.9' })]],
    ['the size is unknown', [small(), pinged({ 'ip.dont_fragment': true, 'icmp.received': 0 }, 2)]],
  ] as const)('show nothing where %s', (_why, timeline) => {
    expect(compare(...timeline)).toEqual([]);
  });
});
