/**
 * The work that the core leaves to its platform, because it cannot do it by itself, or not as fast. The caller passes
 * it in; Node's is src/platform/node.ts.
 */
export interface Platform {
  /** Begins a SHA-256 (FIPS 180-4) over chunks. */
  readonly sha256: () => Sha256;
  /** CRC-32 (RFC 1952 section 8) of `bytes` after others with the checksum `before`; 0 if there are none. */
  readonly crc32: (bytes: Uint8Array, before: number) => number;
  /**
   * Decompresses gzip, of one member or many, or the bare Deflate stream of a zip archive, on demand. All bytes before
   * damage are given, and the end says whether there was any. Rejects only if `compressed` does.
   */
  readonly inflate: (
    compressed: AsyncIterable<Uint8Array>,
    format: 'gzip' | 'deflate',
  ) => AsyncGenerator<Uint8Array, InflateEnd, undefined>;
  /** The key and signature of an X.509 certificate in DER; null if the platform cannot read it. */
  readonly certificate: (der: Uint8Array) => SignedCertificate | null;
  /** Milliseconds of a clock that only goes forward; decides when long work hands over, never what a report says. */
  readonly now: () => number;
}

/** A running hash; it takes no more bytes after `hex`. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** 64 digits in lower case. */
  hex(): string;
}

/** How compressed data ended: complete, without its end, or damaged from some byte on. */
export type InflateEnd = 'whole' | 'cut' | 'damaged';

/** A certificate that the platform could read. */
export interface SignedCertificate {
  /**
   * Kind of the public key (`rsa`, `prime256v1`), and bits of an RSA modulus; null if the platform does not know it.
   */
  key(): { readonly type: string; readonly bits: number | null } | null;
  /** Whether the key of `issuer`, in DER, made the signature; null if that cannot be checked. */
  isSignedBy(issuer: Uint8Array): boolean | null;
}
