/**
 * What the core asks of where it runs, since it cannot do it by itself, or not as fast. Whoever calls the core passes it
 * in; Node's is src/platform/node.ts.
 */
export interface Platform {
  /** Begins a SHA-256 (FIPS 180-4) of bytes that come in chunks. */
  readonly sha256: () => Sha256;
  /** CRC-32 (RFC 1952 section 8) of `bytes` behind others, whose checksum is `before`; 0 where there are none. */
  readonly crc32: (bytes: Uint8Array, before: number) => number;
  /**
   * Decompresses gzip, of one member or many, or the bare Deflate stream of a zip archive, as far as it is pulled.
   * Everything before damage is given, and the end says whether there was any. Rejects only as `compressed` does.
   */
  readonly inflate: (
    compressed: AsyncIterable<Uint8Array>,
    format: 'gzip' | 'deflate',
  ) => AsyncGenerator<Uint8Array, InflateEnd, undefined>;
  /** What only cryptography knows of an X.509 certificate in DER; null where the platform cannot read it. */
  readonly certificate: (der: Uint8Array) => SignedCertificate | null;
}

/** A hash that is being computed; after `hex` it takes nothing more. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** 64 digits in lower case. */
  hex(): string;
}

/** How compressed data ended: all of it was there, its end is missing, or it makes no sense from some byte on. */
export type InflateEnd = 'whole' | 'cut' | 'damaged';

/** A certificate that the platform could read. */
export interface SignedCertificate {
  /** Kind of the public key (`rsa`, `prime256v1`), and bits of an RSA modulus; null where the platform does not know it. */
  key(): { readonly type: string; readonly bits: number | null } | null;
  /** Whether the key of `issuer`, in DER, made the signature; null where that cannot be checked. */
  isSignedBy(issuer: Uint8Array): boolean | null;
}
