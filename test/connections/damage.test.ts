import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byteBudget } from '../../src/connections/byte-budget.js';
import { pairPackets } from '../../src/connections/pair-packets.js';
import { RecordWalker } from '../../src/connections/tls-records.js';
import { HANDSHAKE, packetMaker, type SegmentForm } from './segments.js';
import { alert, certificates, changeCipherSpec, clientHello, encrypted, joined, serverHello } from './tls-bytes.js';
import { nodePlatform } from '../../src/platform/node.js';

const CONVERSATIONS: readonly Uint8Array[] = [
  clientHello('ssm.example.com'),
  joined(serverHello(0x0303), certificates(Uint8Array.of(0x30, 0x03, 2, 1, 1))),
  joined(serverHello(0x0304), changeCipherSpec(), encrypted(23, 700)),
  joined(changeCipherSpec(), encrypted(22, 40), encrypted(23, 90)),
  alert(2, 42),
  Buffer.from('POST /oauth/token HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcde'),
  Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n'),
  Buffer.from('CONNECT ssm.example.com:8443 HTTP/1.1\r\n\r\n'),
];

/** Any of the payloads, cut, with a byte changed. */
const payload = fc
  .tuple(fc.constantFrom(...CONVERSATIONS), fc.nat(), fc.nat(), fc.nat(255))
  .map(([bytes, cut, place, value]) => {
    const part = Uint8Array.from(bytes).subarray(0, 1 + (cut % bytes.length));
    part[place % part.length] = value;
    return part;
  });

const segment: fc.Arbitrary<SegmentForm> = fc.record({
  from: fc.constantFrom('client', 'server'),
  flags: fc.constantFrom('P.', '.', 'F.', 'R', 'R.', 'S', 'S.', ''),
  seq: fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.nat(0xffff_ffff)),
  ack: fc.nat(2000),
  window: fc.constantFrom(0, 500),
  data: payload,
  captured: fc.nat(400),
  serverPort: fc.constantFrom(53, 443, 3128),
});

describe('whatever the segments hold', () => {
  test('nothing is thrown, every event has at most thirteen frames, and all are emitted at the end', () => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 40 }), (forms) => {
        const maker = packetMaker();
        const evidenceCounts: number[] = [];
        const pairer = pairPackets(
          {
            event: (_kind, _facts, { evidence }) => void evidenceCounts.push(evidence.length),
          },
          nodePlatform,
        );
        for (const form of [...HANDSHAKE, ...forms]) pairer.packet(maker.segment(form));
        pairer.end();
        expect(evidenceCounts.length).toBeGreaterThan(0);
        // Twelve of the exchange, and the frame that proves that the capture went on.
        expect(Math.max(...evidenceCounts)).toBeLessThanOrEqual(13);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the budget', () => {
  test('a record that finds no room is cut, and its end is still found', () => {
    const records: { readonly length: number; readonly cut: boolean }[] = [];
    const walker = new RecordWalker(
      { record: ({ length, cut }) => void records.push({ length, cut }), notTls: () => undefined },
      byteBudget(100),
    );
    walker.bytes(joined(encrypted(22, 5000), alert(2, 42)));
    walker.end();
    expect(records).toEqual([
      { length: 5000, cut: true },
      { length: 2, cut: false },
    ]);
  });

  test('what was taken is given back', () => {
    const budget = byteBudget(6000);
    const walker = new RecordWalker({ record: () => undefined, notTls: () => undefined }, budget);
    for (let at = 0; at < 10; at += 1) walker.bytes(encrypted(22, 5000));
    expect(budget.take(6000)).toBe(true);
  });
});
