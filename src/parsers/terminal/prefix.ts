/** An address with its prefix length; null if none is stated. */
export interface Prefix {
  readonly address: string;
  readonly length: number | null;
}

const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const IPV6 = /^[0-9a-fA-F]*:[0-9a-fA-F:.]*$/;

/** Reads `192.0.2.10/24` or a bare address; null for anything else, and for addresses that mean none. */
export function prefixOf(text: string): Prefix | null {
  const [address = '', length, ...more] = text.split('/');
  if (more.length > 0 || !isIp(address) || /^(?:0\.0\.0\.0|::)$/.test(address)) return null;
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return null;
  return { address, length: length === undefined ? null : Number(length) };
}

/** True for a bare IPv4 or IPv6 address. */
export function isIp(text: string): boolean {
  return IPV4.test(text) || (text.includes(':') && IPV6.test(text));
}

/** Prefix length of a mask, `255.255.255.0` or `0xffffff00`; null if it is no mask. */
export function lengthOfMask(mask: string): number | null {
  const bits = mask.startsWith('0x')
    ? Number.parseInt(mask.slice(2), 16)
    : mask.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  if (!Number.isInteger(bits) || bits > 0xffff_ffff) return null;
  const digits = bits.toString(2).padStart(32, '0');
  return /^1*0*$/.test(digits) ? digits.replaceAll('0', '').length : null;
}
