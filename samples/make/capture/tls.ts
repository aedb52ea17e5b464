import type { Random } from '../random.js';

/** Record types of RFC 8446 section 5.1. */
const HANDSHAKE = 22;
const CHANGE_CIPHER_SPEC = 20;
const APPLICATION_DATA = 23;

const u8 = (value: number): Buffer => Buffer.from([value]);
const u16 = (...values: readonly number[]): Buffer =>
  Buffer.concat(values.map((value) => Buffer.from([value >> 8, value & 0xff])));
const u24 = (value: number): Buffer => Buffer.from([value >> 16, (value >> 8) & 0xff, value & 0xff]);

/** A vector of RFC 8446 section 3.4: its length in one or two bytes, then its content. */
const vector8 = (content: Buffer): Buffer => Buffer.concat([u8(content.length), content]);
const vector16 = (content: Buffer): Buffer => Buffer.concat([u16(content.length), content]);
const extension = (type: number, content: Buffer): Buffer => Buffer.concat([u16(type), vector16(content)]);

const record = (type: number, version: number, content: Buffer): Buffer =>
  Buffer.concat([u8(type), u16(version, content.length), content]);
const handshake = (type: number, content: Buffer): Buffer => Buffer.concat([u8(type), u24(content.length), content]);

/** Fields of both hellos. */
export interface HelloValues {
  readonly clientRandom: Buffer;
  readonly serverRandom: Buffer;
  readonly sessionId: Buffer;
  readonly clientKey: Buffer;
  readonly serverKey: Buffer;
}

export const helloValues = (random: Random): HelloValues => ({
  clientRandom: random.bytes(32),
  serverRandom: random.bytes(32),
  sessionId: random.bytes(32),
  clientKey: random.bytes(32),
  serverKey: random.bytes(32),
});

/** Suites in JDK 17's order. */
const SUITES = [
  0x1302, 0x1301, 0x1303, 0xc02c, 0xc02b, 0xcca9, 0xc030, 0xcca8, 0xc02f, 0x009f, 0xccaa, 0x009e, 0xc024, 0xc028,
  0xc023, 0xc027, 0x006b, 0x0067, 0x00ff,
];
const X25519 = 0x001d;

/** ClientHello of a TLS 1.3 client that also takes 1.2, in the shape of JDK 17's. */
export function clientHello(values: HelloValues, serverName: string): Buffer {
  const name = Buffer.from(serverName, 'ascii');
  const extensions = Buffer.concat([
    extension(0, vector16(Buffer.concat([u8(0), vector16(name)]))),
    extension(5, Buffer.from([1, 0, 0, 0, 0])),
    extension(10, vector16(u16(X25519, 0x0017, 0x0018, 0x0019))),
    extension(11, vector8(u8(0))),
    extension(13, vector16(u16(0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601))),
    extension(23, Buffer.alloc(0)),
    extension(43, vector8(u16(0x0304, 0x0303))),
    extension(45, vector8(u8(1))),
    extension(51, vector16(Buffer.concat([u16(X25519), vector16(values.clientKey)]))),
  ]);
  const body = Buffer.concat([
    u16(0x0303),
    values.clientRandom,
    vector8(values.sessionId),
    vector16(u16(...SUITES)),
    vector8(u8(0)),
    vector16(extensions),
  ]);
  return record(HANDSHAKE, 0x0303, handshake(1, body));
}

/** ServerHello that picks TLS 1.3 with TLS_AES_256_GCM_SHA384. */
export function serverHello(values: HelloValues): Buffer {
  const extensions = Buffer.concat([
    extension(43, u16(0x0304)),
    extension(51, Buffer.concat([u16(X25519), vector16(values.serverKey)])),
  ]);
  const body = Buffer.concat([
    u16(0x0303),
    values.serverRandom,
    vector8(values.sessionId),
    u16(0x1302),
    u8(0),
    vector16(extensions),
  ]);
  return record(HANDSHAKE, 0x0303, handshake(2, body));
}

export const changeCipherSpec = (): Buffer => record(CHANGE_CIPHER_SPEC, 0x0303, u8(1));

/** An encrypted record: `clear` bytes, one byte of inner type, 16 of tag. */
export const encrypted = (random: Random, clear: number): Buffer =>
  record(APPLICATION_DATA, 0x0303, random.bytes(clear + 17));
