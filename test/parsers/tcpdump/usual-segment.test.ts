import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDatagram } from '../../../src/parsers/tcpdump/datagram.js';
import { readDatagrams } from '../../../src/parsers/tcpdump/datagrams.js';
import { usualSegment } from '../../../src/parsers/tcpdump/usual-segment.js';
import { readText } from './read.js';

const SEGMENT =
  'IP 192.0.2.10.50122 > 192.0.2.20.8443: Flags [P.], seq 1:173, ack 1, win 229, options [nop,nop,TS val 7 ecr 9], length 172';

test('a whole segment over IPv4 is usual, and no other line', () => {
  expect(usualSegment(SEGMENT)?.tcp).toMatchObject({ sequence: 1, sequenceEnd: 173, payloadLength: 172, window: 229 });
  const others = [
    '',
    SEGMENT.slice(0, -1).trimEnd().slice(0, 90),
    `${SEGMENT}: HTTP: GET / HTTP/1.1`,
    SEGMENT.slice(3),
  ];
  expect(others.map(usualSegment)).toEqual([null, null, null, null]);
});

test('what is kept of a packet is its time and its line, not what was read from it', () => {
  const { packets } = readText(`10:15:00.407513 ${SEGMENT}\n`);
  const [packet] = packets;
  const trace = packet?.trace?.();
  expect(trace).toMatchObject({ number: 1, seconds: null, stamp: packet?.stamp, printed: { clock: 'day' } });
  expect(trace?.evidence()).toEqual(packet?.evidence());
  expect(Object.keys(trace ?? {}).filter((key) => ['ip', 'tcp', 'udp', 'icmp', 'payload'].includes(key))).toEqual([]);
});

test('what the segments of a capture have in common is one object', () => {
  const { packets } = readText(`10:15:00.407513 ${SEGMENT}\n10:15:00.407514 ${SEGMENT}\n`);
  const [one, other] = packets;
  expect(one?.printed).toEqual({ dns: null, http: null, clock: 'day', filter: null });
  expect(other?.printed).toBe(one?.printed);
  expect(other?.tcp?.flags).toBe(one?.tcp?.flags);
});

test('a connection is found again whatever stands between its segments, and in both directions', () => {
  const syn = (port: number, flags: string): string =>
    `IP 192.0.2.10.${port} > 192.0.2.20.8443: Flags [${flags}], seq 1000, win 229, length 0`;
  const back = (port: number): string =>
    `IP 192.0.2.20.8443 > 192.0.2.10.${port}: Flags [S.], seq 5000, ack 1001, win 229, length 0`;
  const ack = (port: number): string => `IP 192.0.2.10.${port} > 192.0.2.20.8443: Flags [.], ack 1, win 229, length 0`;
  const ofOne = (port: number): readonly string[] => [syn(port, 'S'), back(port), ack(port)];
  const [one, other] = [ofOne(50_001), ofOne(50_002)];
  const acks = (lines: readonly string[]): readonly (number | null | undefined)[] =>
    readText(lines.map((line, index) => `10:15:00.00000${String(index)} ${line}\n`).join('')).packets.map(
      ({ tcp }) => tcp?.acknowledgement,
    );
  const mixed = one.flatMap((line, index) => [line, other[index] ?? '']);
  expect(acks([...one, ...other])).toEqual([null, 1001, 5001, null, 1001, 5001]);
  expect(acks(mixed)).toEqual([null, null, 1001, 1001, 5001, 5001]);
});

const PIECES = [
  '[mss 1460,nop]',
  ', seq 5',
  ', ack 7',
  ':',
  '.',
  ',',
  ' ',
  '0',
  '70000',
  ', length 0',
  '[none]',
  ' > ',
  ']',
];

test('it is read as by the readers of every form', () => {
  const edit = fc.tuple(fc.nat(SEGMENT.length), fc.nat(12), fc.constantFrom(...PIECES));
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 3 }), (edits) => {
      const text = edits.reduce(
        (line, [at, drop, piece]) => line.slice(0, at) + piece + line.slice(at + drop),
        SEGMENT,
      );
      const usual = usualSegment(text);
      if (usual !== null) expect(usual).toEqual(readDatagram(readDatagrams([text])));
    }),
    { numRuns: 5_000 },
  );
});
