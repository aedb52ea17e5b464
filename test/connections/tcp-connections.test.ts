import { describe, expect, test } from '@jest/globals';
import { MAX_CONNECTIONS } from '../../src/connections/tcp-connections.js';
import { HANDSHAKE, pair, packetMaker, segments, type SegmentForm } from './segments.js';

const connections = (...forms: readonly SegmentForm[]) => pair('tcp.connection', segments(...forms));

describe('a whole connection', () => {
  const [connection, ...others] = connections(
    ...HANDSHAKE,
    { from: 'client', flags: 'P.', data: 517 },
    { from: 'server', flags: '.', ack: 518, data: 1380 },
    { from: 'server', flags: 'P.', seq: 1381, ack: 518, data: 200 },
    { from: 'client', flags: 'F.', seq: 518, ack: 1581 },
    { from: 'server', flags: 'F.', seq: 1581, ack: 519 },
    { from: 'client', flags: '.', seq: 519, ack: 1582, at: 1.5 },
  );

  test('is emitted once, with ends, round trip, bytes and end', () => {
    expect(others).toEqual([]);
    expect(connection?.facts).toEqual({
      'source.ip': '192.0.2.10',
      'source.port': 50_000,
      'destination.ip': '198.51.100.8',
      'destination.port': 8443,
      'network.community_id': '1:35fGnvgnWmUZdO38ggmSaTsWo/w=',
      'tcp.handshake': 'completed',
      'tcp.syn.count': 1,
      'tcp.rtt': 50_000,
      'source.bytes': 517,
      'destination.bytes': 1580,
      'tcp.closed': true,
      'tcp.retransmissions': 0,
      'tcp.largest_from_server': 1380,
      'tcp.ended_by': 'client',
      'tcp.mss.client': 1460,
      'tcp.mss.server': 1380,
      'event.duration': 1_500_000,
    });
  });

  test('is shown by its handshake, the first data of each side, its FINs and its last packet', () => {
    expect(connection?.frames).toEqual([1, 2, 3, 4, 5, 7, 8, 9]);
  });
});

describe('no answer to the SYN', () => {
  const syns = [0, 1, 3].map((at) => ({ from: 'client', flags: 'S', at }) as const);

  test('holds the SYNs, and the capture shows that it went on', () => {
    const [connection] = connections(...syns);
    expect(connection?.facts).toMatchObject({
      'tcp.handshake': 'unanswered',
      'tcp.syn.count': 3,
      'tcp.retransmissions': 2,
      'capture.answer_observable': true,
    });
    expect(connection?.frames).toEqual([1, 2, 3]);
  });

  test('a later packet of someone else is the proof for a single SYN', () => {
    const { segment } = packetMaker();
    const packets = [
      segment({ from: 'client', flags: 'S', at: 0 }),
      segment({ from: 'client', flags: '.', at: 1.2, clientPort: 50_001 }),
    ];
    const [connection] = pair('tcp.connection', packets);
    expect(connection?.facts['capture.answer_observable']).toBe(true);
    expect(connection?.frames).toEqual([1, 2]);
  });

  test('a capture that ends at once, or lost packets, proves nothing', () => {
    expect(connections({ from: 'client', flags: 'S' })[0]?.facts['capture.answer_observable']).toBe(false);
    const [dropped] = pair('tcp.connection', segments(...syns), 3);
    expect(dropped?.facts['capture.answer_observable']).toBe(false);
  });
});

describe('other ends of a handshake', () => {
  test('refused by RST', () => {
    const [connection] = connections({ from: 'client', flags: 'S' }, { from: 'server', flags: 'R.', seq: 0 });
    expect(connection?.facts).toMatchObject({
      'tcp.handshake': 'refused',
      'tcp.reset.by': 'server',
      'tcp.reset.after': 'syn',
    });
    expect(connection?.frames).toEqual([1, 2]);
  });

  test('half-open: the SYN-ACK is never acknowledged', () => {
    const [connection] = connections({ from: 'client', flags: 'S' }, { from: 'server', flags: 'S.' });
    expect(connection?.facts['tcp.handshake']).toBe('half-open');
  });

  test('half-open: only a capture that goes on for a second shows that nobody acknowledged', () => {
    const observable = (...more: readonly SegmentForm[]): unknown =>
      connections({ from: 'client', flags: 'S' }, { from: 'server', flags: 'S.' }, ...more)[0]?.facts[
        'capture.answer_observable'
      ];
    expect(observable()).toBe(false);
    expect(observable({ from: 'server', flags: 'S.', at: 1.5 })).toBe(true);
  });

  test('mid-stream: the higher port is taken for the client', () => {
    const [connection] = connections({ from: 'server', flags: 'P.', data: 10 });
    expect(connection?.facts).toMatchObject({
      'tcp.handshake': 'mid-stream',
      'source.port': 50_000,
      'destination.bytes': 10,
    });
  });

  test('a capture of one direction only is no silence', () => {
    const [connection] = connections({ from: 'client', flags: 'S' }, { from: 'client', flags: '.', at: 2 });
    expect(connection?.facts['tcp.handshake']).toBe('completed');
  });
});

describe('RST', () => {
  const reset = (ttl: number) =>
    connections(...HANDSHAKE, { from: 'client', flags: 'P.', data: 517 }, { from: 'server', flags: 'R', ttl })[0]
      ?.facts;

  test('by whom, and at which point', () => {
    expect(reset(51)).toMatchObject({
      'tcp.reset.by': 'server',
      'tcp.reset.after': 'client-data',
      'tcp.reset.foreign_ttl': false,
    });
  });

  test('a time to live unlike the sender’s other packets is noted', () => {
    expect(reset(62)?.['tcp.reset.foreign_ttl']).toBe(true);
  });
});

describe('what the path loses', () => {
  test('a segment of the server that never arrives leaves a hole of its size', () => {
    const [connection] = connections(
      ...HANDSHAKE,
      { from: 'client', flags: 'P.', data: 517 },
      { from: 'server', flags: 'P.', seq: 1381, ack: 518, data: 200 },
      { from: 'client', flags: '.', seq: 518, ack: 1 },
    );
    expect(connection?.facts['tcp.missing_from_server']).toBe(1380);
    expect(connection?.facts['tcp.largest_from_server']).toBe(200);
    expect(connection?.frames).toContain(5);
  });

  test('a repeated client segment that is never acknowledged is given by its size', () => {
    const big = { from: 'client', flags: '.', seq: 518, data: 1380 } as const;
    const [connection] = connections(
      ...HANDSHAKE,
      { from: 'client', flags: 'P.', data: 517 },
      { from: 'server', flags: 'P.', ack: 518, data: 100 },
      { ...big, at: 1 },
      { ...big, at: 1.4 },
      { ...big, at: 2.2 },
    );
    expect(connection?.facts).toMatchObject({
      'tcp.largest_unacknowledged': 1380,
      'tcp.retransmissions': 2,
      'source.bytes': 517 + 1380,
      'tcp.server_silence': 1_200_000,
    });
  });

  test('data of the server that does not acknowledge the request is no answer to it', () => {
    const [connection] = connections(
      ...HANDSHAKE,
      { from: 'client', flags: 'P.', data: 100, at: 1 },
      { from: 'server', flags: 'P.', ack: 1, data: 250, at: 1.01 },
      { from: 'client', flags: 'F.', seq: 101, ack: 251, at: 6 },
    );
    expect(connection?.facts['tcp.server_silence']).toBe(5_000_000);
  });
});

describe('bounds', () => {
  test('a new SYN on the same ports is another connection', () => {
    const { segment } = packetMaker();
    const again = segment({ from: 'client', flags: 'S', seq: 5_000_000, at: 9 });
    const first = [...HANDSHAKE, { from: 'client', flags: 'R.', at: 1 } as const].map(segment);
    expect(pair('tcp.connection', [...first, again]).map(({ facts }) => facts['tcp.handshake'])).toEqual([
      'completed',
      'unanswered',
    ]);
  });

  test('the connection that has been silent longest is emitted first when there are too many', () => {
    const { segment } = packetMaker();
    const packets = Array.from({ length: MAX_CONNECTIONS + 1 }, (_, at) =>
      segment({ from: 'client', flags: 'S', clientPort: 1024 + at, at: at / 1000 }),
    );
    const found = pair('tcp.connection', packets);
    expect(found).toHaveLength(MAX_CONNECTIONS + 1);
    expect(found[0]?.facts['source.port']).toBe(1024);
  });

  test('no more than twelve entries of evidence', () => {
    const data = Array.from(
      { length: 40 },
      (_, at) => ({ from: 'client', flags: 'P.', data: 10, at: 1 + at * 2 }) as const,
    );
    const [connection] = connections(...HANDSHAKE, ...data, { from: 'server', flags: 'R', at: 99 });
    expect(connection?.frames.length).toBeLessThanOrEqual(12);
    expect(connection?.frames.at(-1)).toBe(44);
  });
});
