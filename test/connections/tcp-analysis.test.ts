import { describe, expect, test } from '@jest/globals';
import type { TcpHeader } from '../../src/core/packet.js';
import { analyseTcp } from './analyse-tcp.js';
import { judgeSegment, newStream, type TcpJudgement } from '../../src/connections/tcp-analysis.js';
import { HANDSHAKE, segments, type SegmentForm } from './segments.js';

/** Names of the judgements on the last of some segments, after a handshake with a round trip of 50 ms. */
function judged(...forms: readonly SegmentForm[]): readonly string[] {
  const judge = analyseTcp();
  const last = segments(...HANDSHAKE, ...forms)
    .map(judge)
    .at(-1);
  return Object.entries(last ?? {}).flatMap(([name, yes]) => (yes === true ? [name] : []));
}

const data = (seq: number, at: number, more: Partial<SegmentForm> = {}): SegmentForm => ({
  from: 'client',
  flags: 'P.',
  seq,
  data: 100,
  at,
  ...more,
});
const ack = (number: number, at: number, more: Partial<SegmentForm> = {}): SegmentForm => ({
  from: 'server',
  flags: '.',
  ack: number,
  at,
  ...more,
});

describe('judgements on a segment, as Wireshark makes them', () => {
  test('data in order is nothing special', () => {
    expect(judged(data(1, 1), data(101, 1.01))).toEqual([]);
  });

  test('a retransmission comes later than a round trip', () => {
    expect(judged(data(1, 1), data(1, 1.2))).toEqual(['retransmission']);
  });

  test('a retransmission of what is acknowledged is spurious', () => {
    expect(judged(data(1, 1), ack(101, 1.05), data(1, 1.2))).toEqual(['retransmission', 'spuriousRetransmission']);
  });

  test('after two duplicate ACKs it is a fast one', () => {
    const duplicates = [ack(101, 1.1), ack(101, 1.11), ack(101, 1.12)];
    expect(judged(data(1, 1), data(201, 1.01), ...duplicates, data(101, 1.125))).toEqual([
      'retransmission',
      'fastRetransmission',
    ]);
  });

  test('within a round trip it was overtaken', () => {
    expect(judged(data(1, 1), data(201, 1.01), data(101, 1.02))).toEqual(['outOfOrder']);
  });

  test('a hole before a segment is a lost one', () => {
    expect(judged(data(1, 1), data(201, 1.01))).toEqual(['lostSegment']);
  });

  test('an ACK that says the same again is a duplicate, unless its window changed', () => {
    expect(judged(data(1, 1), ack(101, 1.05), ack(101, 1.06))).toEqual(['duplicateAck']);
    expect(judged(data(1, 1), ack(101, 1.05), ack(101, 1.06, { window: 600 }))).toEqual([]);
  });

  test('a closed window, and the probe of it', () => {
    expect(judged(data(1, 1), ack(101, 1.05, { window: 0 }))).toEqual(['zeroWindow']);
    expect(judged(data(1, 1), ack(101, 1.05, { window: 0 }), data(101, 2, { data: 1 }))).toEqual([]);
  });

  test('a keep-alive and its answer are no repetitions', () => {
    const keepAlive = data(100, 30, { data: 0, flags: '.' });
    expect(judged(data(1, 1), ack(101, 1.05), keepAlive)).toEqual([]);
    expect(judged(data(1, 1), ack(101, 1.05), keepAlive, ack(101, 30.1))).toEqual([]);
  });

  test('a SYN with another number begins a new stream', () => {
    expect(judged(data(1, 1), { from: 'client', flags: 'S', seq: 900_000, at: 60 })).toEqual([]);
  });
});

describe('numbers of text', () => {
  const flags = { fin: false, syn: false, rst: false, psh: true, ack: true };
  const tcp = (part: Partial<TcpHeader>): TcpHeader => ({
    sourcePort: 50_000,
    destinationPort: 8443,
    sequence: null,
    acknowledgement: null,
    relative: true,
    flags,
    window: 500,
    payloadLength: 0,
    ...part,
  });
  const all = (...headers: readonly TcpHeader[]): readonly TcpJudgement[] => {
    const stream = newStream();
    return headers.map((header, at) => judgeSegment(stream, 0, header, at * 1_000_000));
  };

  test('a SYN is absolute, what follows is relative: both are on one axis', () => {
    const [, first, again] = all(
      tcp({ relative: false, sequence: 3_000_000_000, flags: { ...flags, syn: true, psh: false, ack: false } }),
      tcp({ sequence: 1, payloadLength: 100 }),
      tcp({ sequence: 1, payloadLength: 100 }),
    );
    expect(first).toMatchObject({ lostSegment: false, retransmission: false });
    expect(again).toMatchObject({ retransmission: true });
  });

  test('a bare ACK without a number stands at the next byte', () => {
    const [, bare] = all(tcp({ sequence: 1, payloadLength: 100, acknowledgement: 1 }), tcp({ acknowledgement: 501 }));
    expect(bare).toMatchObject({ lostSegment: false, duplicateAck: false });
  });

  test('what is unknown is not judged', () => {
    expect(all(tcp({}))[0]).toMatchObject({ retransmission: false, lostSegment: false });
    expect(all(tcp({ sequence: 1, payloadLength: null }))[0]).toMatchObject({ retransmission: false });
  });
});
