import { describe, expect, test } from '@jest/globals';
import type { Packet } from '../../src/core/packet.js';
import type { PrintedPacket } from '../../src/dissect/printed-packet.js';
import { HANDSHAKE, packetMaker, pair, segments, type SegmentForm } from './segments.js';
import { clientHello } from './tls-bytes.js';

/** As a Simple Packet Block has it: no time at all. */
const blocks = (packets: readonly Packet[]): readonly Packet[] =>
  packets.map((packet) => ({ ...packet, seconds: null, stamp: { ...packet.stamp, date: null, timeOfDay: 0 } }));

/** As `tcpdump -t` prints it. */
const printed = (packets: readonly Packet[]): readonly PrintedPacket[] =>
  blocks(packets).map((packet) => ({ ...packet, printed: { dns: null, http: null, clock: 'none', filter: null } }));

const REQUEST = 'GET /api HTTP/1.1\r\nHost: ssm.example.com\r\n\r\n';
const ANSWER = 'HTTP/1.1 204 No Content\r\n\r\n';
const exchange: readonly SegmentForm[] = [
  ...HANDSHAKE,
  { from: 'client', flags: 'P.', at: 0.1, data: REQUEST },
  { from: 'server', flags: 'P.', at: 0.4, ack: 1 + REQUEST.length, data: ANSWER },
  { from: 'client', flags: 'P.', at: 0.5, seq: 1 + REQUEST.length, ack: 1 + ANSWER.length, data: 100 },
  { from: 'server', flags: '.', at: 9, seq: 1 + ANSWER.length, ack: 101 + REQUEST.length },
];
const TIMES = ['tcp.rtt', 'event.duration', 'tcp.server_silence'];

describe('packets without a time', () => {
  test('with one, times are measured', () => {
    expect(pair('tcp.connection', segments(...exchange))[0]?.facts).toMatchObject({
      'tcp.rtt': 50_000,
      'event.duration': 9_000_000,
      'tcp.server_silence': 8_500_000,
    });
  });

  test.each([
    ['of a Simple Packet Block', blocks],
    ['of tcpdump -t', printed],
  ])('%s: nothing is measured of a connection, and all else is given', (_, untimed) => {
    const facts = pair('tcp.connection', untimed(segments(...exchange)))[0]?.facts;
    expect(facts).toMatchObject({ 'tcp.handshake': 'completed', 'source.bytes': 100 + REQUEST.length });
    for (const field of TIMES) expect(facts).not.toHaveProperty([field]);
  });

  test('one of them is enough: what it is measured with begins in 1970', () => {
    const [first, ...others] = segments(...exchange);
    const facts = pair('tcp.connection', [...blocks(first === undefined ? [] : [first]), ...others])[0]?.facts;
    for (const field of TIMES) expect(facts).not.toHaveProperty([field]);
  });

  test('an HTTP exchange', () => {
    expect(pair('http.exchange', segments(...exchange))[0]?.facts).toHaveProperty(['event.duration'], 300_000);
    const facts = pair('http.exchange', blocks(segments(...exchange)))[0]?.facts;
    expect(facts).toHaveProperty(['http.response.status_code'], 204);
    expect(facts).not.toHaveProperty(['event.duration']);
  });

  test('a silence is not proven by them', () => {
    const { segment } = packetMaker();
    const syn = segment({ from: 'client', flags: 'S', at: 0 });
    const later = segment({ from: 'client', flags: 'S', at: 60, clientPort: 50_001 });
    const proof = (packets: readonly Packet[]): unknown =>
      pair('tcp.connection', packets)[0]?.facts['capture.answer_observable'];
    expect(proof([syn, later])).toBe(true);
    expect(proof([...blocks([syn]), later])).toBe(false);
    expect(proof([syn, ...blocks([later])])).toBe(false);
  });

  test('a handshake without another word of the server did not stall', () => {
    const hello = clientHello('ssm.example.com');
    const forms: readonly SegmentForm[] = [
      ...HANDSHAKE,
      { from: 'client', flags: 'P.', at: 0.1, data: hello },
      { from: 'server', flags: '.', at: 60, ack: 1 + hello.byteLength },
    ];
    const outcome = (packets: readonly Packet[]): unknown => pair('tls.handshake', packets)[0]?.facts['tls.outcome'];
    expect(outcome(segments(...forms))).toBe('stalled');
    const all = segments(...forms);
    expect(outcome([...blocks(all.slice(0, 4)), ...all.slice(4)])).toBe('unknown');
    expect(outcome(printed(all))).toBe('unknown');
  });
});
