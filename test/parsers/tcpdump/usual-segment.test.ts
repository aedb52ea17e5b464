import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDatagram } from '../../../src/parsers/tcpdump/datagram.js';
import { readDatagrams } from '../../../src/parsers/tcpdump/datagrams.js';
import { usualSegment } from '../../../src/parsers/tcpdump/usual-segment.js';

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
