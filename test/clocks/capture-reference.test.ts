import { describe, expect, test } from '@jest/globals';
import { UNTIED, type Alignment } from '../../src/clocks/alignment.js';
import { onCapture } from '../../src/clocks/capture-reference.js';
import type { Clock } from '../../src/clocks/clocks.js';
import type { ReadSource } from '../../src/core/source.js';
import { datedSource } from './sources.js';

const SECOND = 1_000_000;

function clock(path: string, role: ReadSource['role'], dateless = false): Clock {
  return { id: path, sources: [datedSource({ path, role })], dateless };
}

const manager = clock('vmanage-server.log', 'manager');
const capture = clock('eth0.pcap', 'capture');
const ssm = clock('messages', 'ssm');
const tied = (offset: number | null, more: Partial<Alignment> = {}): Alignment => ({ ...UNTIED, offset, ...more });

/** Offsets of all sources in seconds, and whose clock they are against. */
function based(alignments: Readonly<Record<string, Alignment>>, clocks = [manager, capture, ssm]) {
  const before = clocks.map((one) => ({ ...one, alignment: alignments[one.id] ?? UNTIED }));
  const moved = onCapture(before, manager);
  const seconds = moved.clocks.map(({ id, alignment: { offset } }): readonly [string, number | null] => [
    id,
    offset === null ? null : offset / SECOND,
  ]);
  return { reference: moved.reference?.id, ...Object.fromEntries(seconds) };
}

describe('the clock that all are put on', () => {
  test("is the capture's, where it is off the manager's", () => {
    expect(
      based({ 'vmanage-server.log': tied(0), 'eth0.pcap': tied(30 * SECOND), messages: tied(-10 * SECOND) }),
    ).toEqual({ reference: 'eth0.pcap', 'vmanage-server.log': -30, 'eth0.pcap': 0, messages: -40 });
  });

  test('leaves what is not tied untied', () => {
    expect(
      based({ 'vmanage-server.log': tied(0), 'eth0.pcap': tied(30 * SECOND), messages: tied(null) }),
    ).toMatchObject({
      messages: null,
    });
  });

  test('moves when a rate holds with the clock', () => {
    const drifting = tied(SECOND, { rate: { ppm: 20, at: 100 * SECOND } });
    const clocks = [
      { ...capture, alignment: tied(30 * SECOND) },
      { ...ssm, alignment: drifting },
    ];
    expect(onCapture(clocks, undefined).clocks[1]?.alignment).toMatchObject({
      offset: -29 * SECOND,
      rate: { ppm: 20, at: 130 * SECOND },
    });
  });

  test.each([
    ['level with the manager’s', tied(0), false],
    ['not tied', tied(null), false],
    ['drifting', tied(30 * SECOND, { rate: { ppm: 5, at: 0 } }), false],
    ['without dates', tied(30 * SECOND), true],
  ])('stays where the capture is %s', (_, alignment, dateless) => {
    const clocks = [manager, clock('eth0.pcap', 'capture', dateless)];
    expect(based({ 'vmanage-server.log': tied(0), 'eth0.pcap': alignment }, clocks)).toMatchObject({
      reference: 'vmanage-server.log',
      'vmanage-server.log': 0,
    });
  });
});
