import { join, text, u16, u24, u32, u8 } from './frames.js';

/** Payloads of the samples' frames. */

const vector8 = (bytes: Uint8Array): Uint8Array => join(u8(bytes.byteLength), bytes);
const vector16 = (bytes: Uint8Array): Uint8Array => join(u16(bytes.byteLength), bytes);
const vector24 = (bytes: Uint8Array): Uint8Array => join(u24(bytes.byteLength), bytes);

export const record = (type: number, version: number, fragment: Uint8Array): Uint8Array =>
  join(u8(type), u16(version), vector16(fragment));
const handshake = (type: number, body: Uint8Array): Uint8Array => join(u8(type), vector24(body));

const RANDOM = Uint8Array.from({ length: 32 }, (_, index) => index);

/** A ClientHello with two suites, a server name, and the versions it offers by extension. */
export function clientHello(serverName: string, versions: readonly number[]): Uint8Array {
  const name = vector16(join(u8(0), vector16(text(serverName))));
  const extensions = join(
    u16(0),
    vector16(name),
    ...(versions.length === 0 ? [] : [u16(43), vector16(vector8(join(...versions.map(u16))))]),
  );
  const suites = vector16(join(u16(0x1301), u16(0xc02f)));
  return handshake(1, join(u16(0x0303), RANDOM, vector8(join()), suites, vector8(join([0])), vector16(extensions)));
}

/** A ServerHello; with `selected` it names TLS 1.3 by extension. */
export function serverHello(suite: number, selected?: number): Uint8Array {
  const extensions = selected === undefined ? join() : join(u16(43), vector16(join(u16(selected))));
  return handshake(2, join(u16(0x0303), RANDOM, vector8(join()), u16(suite), u8(0), vector16(extensions)));
}

export const certificates = (...chain: readonly Uint8Array[]): Uint8Array =>
  handshake(11, vector24(join(...chain.map(vector24))));
export const serverHelloDone = handshake(14, join());

export const dnsName = (name: string): Uint8Array => join(...name.split('.').map((label) => vector8(text(label))), [0]);

export interface DnsAnswer {
  readonly name: Uint8Array;
  readonly type: number;
  readonly data: Uint8Array;
}

/** A DNS message; `flags` as in the header. */
export function dns(
  id: number,
  flags: number,
  question: string,
  type: number,
  answers: readonly DnsAnswer[] = [],
): Uint8Array {
  return join(
    u16(id),
    u16(flags),
    u16(1),
    u16(answers.length),
    u16(0),
    u16(0),
    dnsName(question),
    u16(type),
    u16(1),
    ...answers.map((answer) => join(answer.name, u16(answer.type), u16(1), u32(60), vector16(answer.data))),
  );
}
