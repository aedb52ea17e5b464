import { describe, expect, test } from '@jest/globals';
import { readClientHello, readServerHello } from '../../src/dissect/tls-hello.js';
import { readHandshake } from '../../src/dissect/tls-reader.js';
import { readAlert, readCertificateList, tlsRecordAt, tlsVersionName } from '../../src/dissect/tls.js';
import { tlsAlertName } from '../../src/dissect/tls-alerts.js';
import { LEAF, ROOT } from '../../samples/parsers/pcap/certificate.js';
import { join, text, u16, u24, u8 } from '../../samples/parsers/pcap/frames.js';
import { certificates, clientHello, record, serverHello } from '../../samples/parsers/pcap/messages.js';

/** Behind the four bytes of a handshake header. */
const body = (message: Uint8Array): Uint8Array => message.subarray(4);
const vector = (bytes: Uint8Array): Uint8Array => join(u16(bytes.byteLength), bytes);

describe('the record header', () => {
  test.each([
    ['a handshake', [22, 3, 1, 0, 5], { contentType: 22, version: 0x0301, length: 5 }],
    ['application data', [23, 3, 3, 0x40, 0], { contentType: 23, version: 0x0303, length: 16_384 }],
    ['too few bytes', [22, 3, 1, 0], 'more'],
    ['no content type', [25, 3, 1, 0, 5], null],
    ['no version', [22, 4, 1, 0, 5], null],
    ['too long', [22, 3, 1, 0x7f, 0xff], null],
    ['text', [...text('HTTP/')], null],
  ])('%s', (_, bytes, expected) => {
    expect(tlsRecordAt(Uint8Array.from(bytes), 0)).toEqual(expected);
  });
});

describe('ClientHello', () => {
  test('with versions and a server name', () => {
    expect(readClientHello(body(clientHello('ssm.example.com', [0x0304, 0x0303])))).toMatchObject({
      version: 0x0303,
      supportedVersions: [0x0304, 0x0303],
      cipherSuites: [0x1301, 0xc02f],
      serverName: 'ssm.example.com',
      extensions: [0, 43],
      cut: false,
    });
  });

  test('with protocols, groups and signature algorithms', () => {
    const alpn = join(u8(2), text('h2'), u8(8), text('http/1.1'));
    const extensions = join(
      u16(16),
      vector(vector(alpn)),
      u16(10),
      vector(vector(join(u16(29), u16(23)))),
      u16(13),
      vector(vector(u16Bytes(0x0403))),
    );
    const hello = join(u16(0x0303), new Uint8Array(32), u8(0), vector(u16Bytes(0x1301)), [1, 0], vector(extensions));
    expect(readClientHello(hello)).toMatchObject({
      alpn: ['h2', 'http/1.1'],
      groups: [29, 23],
      signatureAlgorithms: [0x0403],
      serverName: null,
    });
  });

  test('without extensions, as SSL 3.0 sent it', () => {
    const hello = join(u16(0x0300), new Uint8Array(32), u8(0), vector(u16Bytes(5)), [1, 0]);
    expect(readClientHello(hello)).toMatchObject({ version: 0x0300, cipherSuites: [5], extensions: [], cut: false });
  });

  test('what is cut says so, and keeps what was there', () => {
    const whole = body(clientHello('ssm.example.com', []));
    expect(readClientHello(whole.subarray(0, 39))).toMatchObject({ cipherSuites: [0x1301], cut: true });
  });
});

describe('ServerHello', () => {
  test('of TLS 1.2', () => {
    expect(readServerHello(body(serverHello(0xc02f)))).toMatchObject({
      version: 0x0303,
      negotiatedVersion: 0x0303,
      supportedVersion: null,
      cipherSuite: 0xc02f,
      helloRetryRequest: false,
    });
  });

  test('of TLS 1.3, which looks like 1.2 but for an extension', () => {
    expect(readServerHello(body(serverHello(0x1301, 0x0304)))).toMatchObject({
      version: 0x0303,
      negotiatedVersion: 0x0304,
    });
  });

  test('of an early draft, without session id and compression', () => {
    const hello = join(u16(0x7f10), new Uint8Array(32), u16(0x1301), u16(0));
    expect(readServerHello(hello)).toMatchObject({ negotiatedVersion: 0x7f10, cipherSuite: 0x1301, cut: false });
  });

  test('HelloRetryRequest is known by its random', () => {
    const random = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex');
    expect(readServerHello(join(u16(0x0303), random, u8(0), u16(0x1301), u8(0), u16(0))).helloRetryRequest).toBe(true);
  });
});

test('a Certificate message holds the chain in its order', () => {
  expect(readCertificateList(body(certificates(LEAF, ROOT)))).toEqual([LEAF, ROOT]);
  expect(readHandshake(11, body(certificates(LEAF)))).toEqual({ kind: 'certificates', certificates: [LEAF] });
});

test('bytes after the end of a certificate are none of it', () => {
  const entry = join(LEAF, [0, 0]);
  expect(readCertificateList(join(u24(entry.byteLength + 3), u24(entry.byteLength), entry))).toEqual([LEAF]);
});

test('an alert in clear is two bytes; all else is encrypted', () => {
  expect(readAlert(Uint8Array.from([2, 48]))).toEqual({ level: 2, description: 48 });
  expect(readAlert(Uint8Array.from([3, 48]))).toBeNull();
  expect(readAlert(new Uint8Array(26))).toBeNull();
  expect(record(21, 0x0303, Uint8Array.from([2, 48])).byteLength).toBe(7);
});

test('names', () => {
  expect([tlsVersionName(0x0304), tlsVersionName(0x7f1c), tlsVersionName(0x0305)]).toEqual([
    'TLS 1.3',
    'TLS 1.3 draft 28',
    '0x0305',
  ]);
  expect([tlsAlertName(48), tlsAlertName(99)]).toEqual(['unknown_ca', 'alert 99']);
});

function u16Bytes(value: number): Uint8Array {
  return Uint8Array.from(u16(value));
}
