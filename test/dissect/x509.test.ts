import { describe, expect, test } from '@jest/globals';
import { derAt, derOid, derTime } from '../../src/dissect/der.js';
import { readCertificate } from '../../src/dissect/x509.js';
import { LEAF, ROOT } from '../../samples/parsers/pcap/certificate.js';
import { text } from '../../samples/parsers/pcap/frames.js';
import { nodePlatform } from '../../src/platform/node.js';

describe('a certificate', () => {
  test('of a server', () => {
    expect(readCertificate(LEAF, nodePlatform)).toEqual({
      subject: 'CN=ssm.example.com,O=Example\\, Inc.,C=US',
      issuer: 'CN=Example Root CA,O=Example\\, Inc.,C=US',
      notBefore: '2024-01-02T03:04:05Z',
      // Beyond 2049 a certificate writes the year with four digits.
      notAfter: '2054-01-02T03:04:05Z',
      serial: '1235',
      names: ['DNS:ssm.example.com', 'IP Address:192.0.2.20', 'IP Address:2001:db8::20'],
      isAuthority: false,
      selfSigned: false,
      key: { type: 'prime256v1', bits: null },
    });
  });

  test('of a root', () => {
    expect(readCertificate(ROOT, nodePlatform)).toMatchObject({
      subject: 'CN=Example Root CA,O=Example\\, Inc.,C=US',
      isAuthority: true,
      selfSigned: true,
      names: [],
    });
  });

  test('with a changed signature is not signed by itself', () => {
    const bad = ROOT.slice();
    bad[bad.byteLength - 1] = (bad[bad.byteLength - 1] ?? 0) ^ 1;
    expect(readCertificate(bad, nodePlatform)?.selfSigned).toBe(false);
  });

  test('of which the platform can say nothing is read all the same', () => {
    const read = readCertificate(ROOT, { certificate: () => null });
    expect([read?.subject, read?.selfSigned, read?.key]).toEqual([read?.issuer, null, null]);
  });

  test('that is damaged is null', () => {
    expect(readCertificate(LEAF.subarray(0, 200), nodePlatform)).toBeNull();
    expect(readCertificate(new Uint8Array(0), nodePlatform)).toBeNull();
  });
});

describe('DER', () => {
  const element = (bytes: readonly number[]) => derAt(Uint8Array.from(bytes), 0, bytes.length);

  test.each([
    ['short length', [4, 2, 7, 8], { tag: 4, at: 0, start: 2, end: 4 }],
    ['long length', [4, 0x82, 0, 1, 7], { tag: 4, at: 0, start: 4, end: 5 }],
    ['longer than its bytes', [4, 3, 7, 8], null],
    ['indefinite length', [4, 0x80, 0, 0], null],
    ['length of five bytes', [4, 0x85, 0, 0, 0, 0, 1, 7], null],
    ['nothing', [4], null],
  ])('%s', (_, bytes, expected) => {
    expect(element(bytes)).toEqual(expected);
  });

  test('object identifiers', () => {
    const oid = (bytes: readonly number[]): string => {
      const der = Uint8Array.from([6, bytes.length, ...bytes]);
      return derOid(der, { tag: 6, at: 0, start: 2, end: der.byteLength });
    };
    expect([oid([0x55, 4, 3]), oid([0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d]), oid([0x88, 0x37])]).toEqual([
      '2.5.4.3',
      '1.2.840.113549',
      '2.999',
    ]);
  });

  test.each([
    [0x17, '491231235959Z', '2049-12-31T23:59:59Z'],
    [0x17, '500101000000Z', '1950-01-01T00:00:00Z'],
    [0x17, '2401010000Z', '2024-01-01T00:00:00Z'],
    [0x18, '20540102030405Z', '2054-01-02T03:04:05Z'],
    [0x17, '240101000000+0100', null],
  ])('time %d %s', (tag, words, expected) => {
    const der = Uint8Array.from([tag, words.length, ...text(words)]);
    expect(derTime(der, { tag, at: 0, start: 2, end: der.byteLength })).toBe(expected);
  });
});
