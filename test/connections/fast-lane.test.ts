import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { pcapFile } from '../../samples/parsers/pcap/container.js';
import { plainEvidence } from '../../src/core/evidence.js';
import type { Emit } from '../../src/core/parser.js';
import type { SegmentTaker } from '../../src/core/plain-segment.js';
import type { EventSink } from '../../src/connections/event-sink.js';
import { pairPackets } from '../../src/connections/pair-packets.js';
import pcap from '../../src/parsers/captures/pcap.js';
import { nodePlatform } from '../../src/platform/node.js';
import { framesOf, talk, type Talk } from './captured-talks.js';
import { encrypted } from './tls-bytes.js';

interface Seen {
  readonly events: readonly unknown[];
  /** Segments of which no packet was made. */
  readonly taken: number;
}

/** Pairs a capture with or without the fast lane, in chunks of one size that share their memory. */
function seenOf(bytes: Uint8Array, chunkSize: number, isFast: boolean): Seen {
  const events: unknown[] = [];
  let taken = 0;
  const sink: EventSink = {
    event: (kind, facts, seen) =>
      void events.push({ kind, facts, stamp: seen.stamp, end: seen.end, evidence: plainEvidence(seen.evidence) }),
  };
  const pairer = pairPackets(sink, nodePlatform);
  const packets: Emit = {
    event: sink.event,
    packet: (packet) => pairer.packet(packet),
    clock: () => undefined,
    message: () => false,
    notice: () => undefined,
  };
  const segment: SegmentTaker['segment'] = (one) => {
    const isTaken = pairer.segment(one);
    taken += Number(isTaken);
    return isTaken;
  };
  const both = { ...packets, segment };
  const reader = pcap.open('capture.pcap', isFast ? both : packets);
  const chunk = new Uint8Array(chunkSize);
  for (let at = 0; at < bytes.byteLength; at += chunkSize) {
    const piece = bytes.subarray(at, at + chunkSize);
    chunk.set(piece);
    reader.bytes(chunk.subarray(0, piece.byteLength));
    chunk.fill(0xaa);
  }
  pairer.end(reader.end());
  return { events, taken };
}

function captureOf(talks: readonly Talk[], order: readonly number[], pauses: readonly number[]): Uint8Array {
  let micros = 0;
  const frames = framesOf(talks, order).map((bytes, index) => {
    micros += pauses[index % pauses.length] ?? 0;
    return { seconds: Math.floor(micros / 1_000_000), fraction: micros % 1_000_000, bytes };
  });
  return pcapFile(frames, { linkType: 1 });
}

describe('the fast lane', () => {
  const talks = fc.array(talk, { minLength: 1, maxLength: 4 });
  const order = fc.array(fc.nat(3), { minLength: 1, maxLength: 20 });
  const pauses = fc.array(fc.constantFrom(3, 90, 2500, 40_000, 4_000_000), { minLength: 1, maxLength: 7 });
  const chunkSize = fc.constantFrom(97, 1000, 65_536);

  test('gives the events that packets give, whatever befalls a connection', () => {
    fc.assert(
      fc.property(talks, order, pauses, chunkSize, (some, turns, waits, size) => {
        const bytes = captureOf(some, turns, waits);
        expect(seenOf(bytes, size, true).events).toEqual(seenOf(bytes, bytes.byteLength, false).events);
      }),
      { numRuns: 15 },
    );
  });

  test('makes no packet of any segment but the first', () => {
    const data = { fromClient: false, bytes: encrypted(23, 2000), size: 100, acknowledged: true, mishap: null };
    const [first] = fc.sample(talk, { seed: 1, numRuns: 1 });
    if (first === undefined) throw new Error('no sample');
    const calm: Talk = {
      ...first,
      serverPort: 443,
      begun: true,
      messages: [...first.messages.slice(0, 4), data, data],
    };
    expect(calm.messages).toHaveLength(6);
    const { taken } = seenOf(captureOf([calm], [0], [90]), 65_536, true);
    // All but the first, which says when the capture begins.
    expect(taken).toBe(framesOf([calm], [0]).length - 1);
  });
});
