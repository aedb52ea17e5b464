/** Bytes of TLS as a test needs them, laid out by hand after RFC 8446 and RFC 5246. */

const u16 = (number: number): number[] => [number >> 8, number & 255];
const u24 = (number: number): number[] => [number >> 16, (number >> 8) & 255, number & 255];
const vector16 = (bytes: readonly number[]): number[] => [...u16(bytes.length), ...bytes];

/** A record: 20 change cipher spec, 21 alert, 22 handshake, 23 application data. */
export function record(contentType: number, fragment: ArrayLike<number>): Uint8Array {
  return Uint8Array.from([contentType, 3, 3, ...u16(fragment.length), ...Array.from(fragment)]);
}

function handshake(type: number, body: readonly number[]): Uint8Array {
  return record(22, [type, ...u24(body.length), ...body]);
}

const extension = (type: number, data: readonly number[]): number[] => [...u16(type), ...vector16(data)];

/** A ClientHello that offers TLS 1.3 and 1.2. */
export function clientHello(serverName: string): Uint8Array {
  const name = Array.from(Buffer.from(serverName));
  const extensions = [
    ...extension(0, vector16([0, ...vector16(name)])),
    ...extension(43, [4, 3, 4, 3, 3]),
    ...extension(10, vector16([0, 29])),
  ];
  const random = new Array<number>(32).fill(7);
  return handshake(1, [3, 3, ...random, 0, ...vector16([0x13, 0x02, 0xc0, 0x30]), 1, 0, ...vector16(extensions)]);
}

/** A ServerHello that chooses TLS 1.3 or 1.2. */
export function serverHello(version: 0x0304 | 0x0303): Uint8Array {
  const random = new Array<number>(32).fill(9);
  const chosen = version === 0x0304 ? extension(43, [3, 4]) : extension(0xff01, [0]);
  const suite = version === 0x0304 ? [0x13, 0x02] : [0xc0, 0x30];
  return handshake(2, [3, 3, ...random, 0, ...suite, 0, ...vector16(chosen)]);
}

/** A Certificate message of TLS 1.2. */
export function certificates(...ders: readonly Uint8Array[]): Uint8Array {
  const list = ders.flatMap((der) => [...u24(der.byteLength), ...Array.from(der)]);
  return handshake(11, [...u24(list.length), ...list]);
}

/** ServerHelloDone, ClientKeyExchange: messages in clear that only their type matters of. */
export const serverHelloDone = (): Uint8Array => handshake(14, []);
export const clientKeyExchange = (): Uint8Array => handshake(16, new Array<number>(66).fill(1));

export const changeCipherSpec = (): Uint8Array => record(20, [1]);
export const alert = (level: number, description: number): Uint8Array => record(21, [level, description]);
/** An encrypted record of a length. */
export const encrypted = (contentType: 21 | 22 | 23, length: number): Uint8Array =>
  record(contentType, new Uint8Array(length).fill(0xee));

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
