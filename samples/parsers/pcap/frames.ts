/** Builds frames with lengths and checksums. Addresses and names are those for documentation. */

/** Concatenates bytes. */
export function join(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export const u8 = (value: number): readonly number[] => [value & 255];
export const u16 = (value: number): readonly number[] => [(value >> 8) & 255, value & 255];
export const u24 = (value: number): readonly number[] => [(value >> 16) & 255, ...u16(value)];
export const u32 = (value: number): readonly number[] => [...u16(value >>> 16), ...u16(value)];
export const text = (value: string): Uint8Array => new TextEncoder().encode(value);

const address = (dotted: string): readonly number[] => dotted.split('.').map(Number);

/** RFC 1071. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.byteLength; at += 2) sum += ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** Locally administered addresses, which belong to no device. */
const CLIENT_MAC = [0x02, 0, 0, 0, 0, 0x01];
const SERVER_MAC = [0x02, 0, 0, 0, 0, 0x02];

export const ethernet = (type: number, payload: Uint8Array): Uint8Array =>
  join(SERVER_MAC, CLIENT_MAC, u16(type), payload);

export interface Ip {
  readonly source: string;
  readonly destination: string;
  readonly id?: number;
  readonly ttl?: number;
  /** Flags and offset as in the header. */
  readonly fragment?: number;
}

export function ipv4(ip: Ip, protocol: number, payload: Uint8Array): Uint8Array {
  const head = (sum: number): Uint8Array =>
    join(
      [0x45, 0],
      u16(20 + payload.byteLength),
      u16(ip.id ?? 1),
      u16(ip.fragment ?? 0),
      [ip.ttl ?? 64, protocol],
      u16(sum),
      address(ip.source),
      address(ip.destination),
    );
  return join(head(checksum(head(0))), payload);
}

/** `destination` and `source` as 16 bytes. */
export function ipv6(
  source: readonly number[],
  destination: readonly number[],
  next: number,
  payload: Uint8Array,
): Uint8Array {
  return join([0x60, 0, 0, 0], u16(payload.byteLength), [next, 64], source, destination, payload);
}

export const FIN = 1;
export const SYN = 2;
export const RST = 4;
export const PSH = 8;
export const ACK = 16;

export interface Tcp {
  readonly from: number;
  readonly to: number;
  readonly sequence: number;
  readonly acknowledgement?: number;
  readonly flags: number;
  readonly window?: number;
  /** Whole words. */
  readonly options?: readonly number[];
}

/** The segment alone; its checksum needs the addresses. */
export function tcp(ip: Ip, header: Tcp, payload: Uint8Array = new Uint8Array(0)): Uint8Array {
  const options = header.options ?? [];
  const segment = (sum: number): Uint8Array =>
    join(
      u16(header.from),
      u16(header.to),
      u32(header.sequence),
      u32(header.acknowledgement ?? 0),
      [((20 + options.length) / 4) << 4, header.flags],
      u16(header.window ?? 64_240),
      u16(sum),
      u16(0),
      options,
      payload,
    );
  const length = 20 + options.length + payload.byteLength;
  const pseudo = join(address(ip.source), address(ip.destination), [0, 6], u16(length));
  return segment(checksum(join(pseudo, segment(0))));
}

export const tcpPacket = (ip: Ip, header: Tcp, payload?: Uint8Array): Uint8Array =>
  ipv4(ip, 6, tcp(ip, header, payload));

/** Without a checksum, which IPv4 allows (RFC 768). */
export const udp = (from: number, to: number, payload: Uint8Array): Uint8Array =>
  join(u16(from), u16(to), u16(8 + payload.byteLength), u16(0), payload);

export const udpPacket = (ip: Ip, from: number, to: number, payload: Uint8Array): Uint8Array =>
  ipv4(ip, 17, udp(from, to, payload));

/** `rest` is the second word of the header; the MTU is its last half. */
export function icmp(type: number, code: number, rest: number, payload: Uint8Array): Uint8Array {
  const message = (sum: number): Uint8Array => join([type, code], u16(sum), u32(rest), payload);
  return message(checksum(message(0)));
}
