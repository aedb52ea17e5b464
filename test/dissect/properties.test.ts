import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import type { ByteParser } from '../../src/core/parser.js';
import { dissect } from '../../src/packet-table/dissect.js';
import { PacketTable } from '../../src/packet-table/packet-table.js';
import { readDns } from '../../src/dissect/dns.js';
import { readHttpHead } from '../../src/dissect/http.js';
import { readClientHello, readServerHello } from '../../src/dissect/tls-hello.js';
import { readCertificateList } from '../../src/dissect/tls.js';
import { readCertificate } from '../../src/dissect/x509.js';
import pcap from '../../src/parsers/captures/pcap.js';
import pcapng from '../../src/parsers/captures/pcapng.js';
import { LEAF } from '../../samples/parsers/pcap/certificate.js';
import { pcapFile } from '../../samples/parsers/pcap/container.js';
import { SAMPLES as PCAPS } from '../../samples/parsers/pcap/make.js';
import { SAMPLES as PCAPNGS } from '../../samples/parsers/pcapng/make.js';
import { facts, readBytes } from '../parsers/captures/read.js';
import { nodePlatform } from '../../src/platform/node.js';

const FILES: readonly (readonly [string, ByteParser, Uint8Array])[] = [
  ...[...PCAPS].map(([name, bytes]) => [name, pcap, bytes] as const),
  ...[...PCAPNGS].map(([name, bytes]) => [name, pcapng, bytes] as const),
];

const LINK_TYPES = [0, 1, 9, 12, 50, 51, 101, 104, 108, 113, 228, 229, 276];

/** Changes to bytes: where, and what to. */
const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });

function changed(bytes: Uint8Array, all: readonly (readonly [number, number])[]): Uint8Array {
  const copy = bytes.slice();
  for (const [at, value] of all) copy[at % copy.byteLength] = value;
  return copy;
}

/** Looks into every packet by every door. */
function lookInto(parser: ByteParser, bytes: Uint8Array): number {
  const { packets } = readBytes(parser, bytes, [4096]);
  const table = new PacketTable();
  for (const packet of packets) {
    facts(packet);
    dissect(packet);
    for (const der of table.row(packet).certificates) readCertificate(der, nodePlatform);
  }
  return packets.length;
}

describe.each(FILES)('%s', (_, parser, bytes) => {
  const whole = readBytes(parser, bytes);

  test('any chunking gives the same packets', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }), (sizes) => {
        const read = readBytes(parser, bytes, sizes);
        expect(read.packets.map(facts)).toEqual(whole.packets.map(facts));
        expect(read.notices).toEqual(whole.notices);
        expect(read.reading).toEqual(whole.reading);
      }),
      { numRuns: 30 },
    );
  });

  test('any cut gives a prefix, and a notice unless it falls between two records', () => {
    const ends = new Set(whole.packets.map(({ byteOffset }) => byteOffset));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.byteLength - 1 }), (length) => {
        const read = readBytes(parser, bytes.subarray(0, length));
        expect(read.packets.map(facts)).toEqual(whole.packets.slice(0, read.packets.length).map(facts));
        const isCut = read.notices.some(({ code }) => code === 'capture-cut');
        if (parser.id === 'pcap') expect(isCut).toBe(!ends.has(length) && length !== 24);
        else if (!isCut) expect(length % 4).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('changed bytes never throw', () => {
    fc.assert(
      fc.property(changes, (all) => {
        expect(lookInto(parser, changed(bytes, all))).toBeLessThanOrEqual(bytes.byteLength / 16);
      }),
      { numRuns: 300 },
    );
  });
});

test('any bytes as a frame of any link type never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), fc.constantFrom(...LINK_TYPES), (bytes, linkType) => {
      const file = pcapFile([{ seconds: 0, fraction: 0, bytes, length: bytes.byteLength + 3 }], { linkType });
      expect(lookInto(pcap, file)).toBe(1);
    }),
    { numRuns: 2000 },
  );
});

test('frames that nest without end stop at a bound', () => {
  // MPLS labels without a bottom, 4 bytes each; IP in IP could do the same.
  const bytes = new Uint8Array(60_000);
  bytes.set([0x88, 0x47], 12);
  const { packets } = readBytes(pcap, pcapFile([{ seconds: 0, fraction: 0, bytes }]));
  expect(packets.flatMap((packet) => dissect(packet))).toHaveLength(32);
});

describe('readers of messages', () => {
  const any = fc.uint8Array({ maxLength: 200 });

  test('never throw on any bytes', () => {
    fc.assert(
      fc.property(any, (bytes) => {
        readDns(bytes);
        readHttpHead(bytes);
        readClientHello(bytes);
        readServerHello(bytes);
        readCertificateList(bytes);
        readCertificate(bytes, nodePlatform);
      }),
      { numRuns: 2000 },
    );
  });

  test('never throw on a certificate with changed bytes', () => {
    fc.assert(
      fc.property(changes, (all) => void readCertificate(changed(LEAF, all), nodePlatform)),
      { numRuns: 500 },
    );
  });
});
