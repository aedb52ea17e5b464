import { base64Bytes } from '../../text/base64.js';

/** A run of base64 as long as a line of PEM has (RFC 7468: 64 characters; MIME: 76). */
export const BASE64_LINE = /(?<![\w+/=.%-])(?:[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{76})(?![\w+/.-])={0,2}/g;
/** Base64 of a DER sequence (ITU-T X.690): its first byte is 0x30. */
export const DER = /(?<![\w+/=-])M[A-Za-z0-9+/]{39,}={0,2}/g;

/** Whether a base64 line is neither a hash in hex nor a name: both cases and digits, or a sign of base64. */
export function isKeyLine(line: string): boolean {
  return /[a-z]/.test(line) && /[A-Z]/.test(line) && /[\d+/]/.test(line) && (line.match(/[/]/g)?.length ?? 0) < 8;
}

/**
 * Whether base64 is a private key: a sequence that begins with a small integer, its version (PKCS#1, PKCS#8, SEC1,
 * PKCS#12). A certificate begins with another sequence, a public key with that of its algorithm.
 */
export function isPrivateDer(text: string): boolean {
  const bytes = base64Bytes(text.slice(0, 24));
  if (bytes[0] !== 0x30) return false;
  const long = (bytes[1] ?? 0) & 0x80 ? (bytes[1] ?? 0) & 0x7f : 0;
  const at = 2 + long;
  const isVersion = bytes[at] === 0x02 && bytes[at + 1] === 0x01 && (bytes[at + 2] ?? 9) <= 3;
  // An encrypted PKCS#8 begins with the algorithm that encrypts it (PBES2, 1.2.840.113549.1.5.13).
  const isEncrypted = bytes[at] === 0x30 && bytes[at + 2] === 0x06 && bytes[at + 9] === 0x01 && bytes[at + 10] === 0x05;
  return isVersion || isEncrypted;
}
