/**
 * A capture's frames get their texts when it is known which of them are kept: twice the connections are twice the
 * numbers, and no more texts. Counted, so that it holds on any machine.
 */
import { afterEach, expect, jest, test } from '@jest/globals';
import { pcapFile } from '../../samples/parsers/pcap/container.js';
import { ACK, FIN, PSH, SYN, tcpPacket, text } from '../../samples/parsers/pcap/frames.js';
import { pairPackets } from '../../src/connections/pair-packets.js';
import { SegmentTrace } from '../../src/connections/segment-trace.js';
import { CapturedPacket } from '../../src/dissect/captured-packet.js';
import pcap from '../../src/parsers/captures/pcap.js';
import { nodePlatform } from '../../src/platform/node.js';
import { SourceRun } from '../../src/reading/read-source.js';

const CLIENT = '192.0.2.10';
const SERVER = '198.51.100.8';

/** One connection with a request of a protocol that nobody reads: six segments. */
function connection(port: number): readonly Uint8Array[] {
  const client = (flags: number, sequence: number, acknowledgement: number, payload?: Uint8Array): Uint8Array =>
    tcpPacket(
      { source: CLIENT, destination: SERVER },
      { from: port, to: 9000, sequence, acknowledgement, flags },
      payload,
    );
  const server = (flags: number, sequence: number, acknowledgement: number): Uint8Array =>
    tcpPacket({ source: SERVER, destination: CLIENT }, { from: 9000, to: port, sequence, acknowledgement, flags });
  return [
    client(SYN, 100, 0),
    server(SYN | ACK, 500, 101),
    client(ACK, 101, 501),
    client(ACK | PSH, 101, 501, text('some request')),
    client(ACK | FIN, 113, 501),
    server(ACK | FIN, 501, 114),
  ];
}

interface Work {
  readonly kept: number;
  readonly cited: number;
  readonly texts: number;
  readonly packets: number;
}

function workOf(connections: number): Work {
  const texts = jest.spyOn(SegmentTrace.prototype, 'text', 'get');
  const packets = jest.spyOn(CapturedPacket.prototype, 'tcp', 'get');
  const frames = Array.from({ length: connections }, (_, index) => connection(20_000 + index)).flat();
  const bytes = pcapFile(
    frames.map((frame, index) => ({ seconds: 1_770_000_000 + (index >> 8), fraction: 0, bytes: frame })),
    { linkType: 101 },
  );
  const run = new SourceRun({ path: 'eth0.pcap' }, { parsers: [pcap], pairPackets, platform: nodePlatform });
  run.push(bytes);
  const { events } = run.finish();
  const cited = events.reduce((sum, { evidence }) => sum + evidence.length, 0);
  const work = { kept: events.length, cited, texts: texts.mock.calls.length, packets: packets.mock.calls.length };
  jest.restoreAllMocks();
  return work;
}

afterEach(() => {
  jest.restoreAllMocks();
});

test('twice the connections of one class need no more texts, and no packet but the first', () => {
  const [some, twice] = [workOf(600), workOf(1200)];
  expect(some.kept).toBeLessThan(300);
  expect(twice.kept).toBe(some.kept);
  expect(some.texts).toBeLessThanOrEqual(some.cited);
  expect(twice.texts).toBe(some.texts);
  expect(twice.packets).toBe(some.packets);
});
