import { createHash, X509Certificate } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Platform, SignedCertificate } from '../core/platform.js';
import { inflate } from './node-inflate.js';

/** The core's platform, with Node's modules. */
export const nodePlatform: Platform = {
  sha256() {
    const hash = createHash('sha256');
    return {
      update(bytes) {
        hash.update(bytes);
      },
      hex: () => hash.digest('hex'),
    };
  },
  crc32,
  inflate,
  // The one clock of the core, and no part of any output.
  // eslint-disable-next-line no-restricted-syntax -- it paces long work
  now: () => performance.now(),
  certificate(der) {
    const certificate = parsed(der);
    if (certificate === null) return null;
    return {
      key: () => keyOf(certificate),
      isSignedBy: (issuer) => verified(certificate, issuer === der ? certificate : parsed(issuer)),
    };
  },
};

function parsed(der: Uint8Array): X509Certificate | null {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

/** Null if OpenSSL cannot read the issuer or does not know its kind of key. */
function verified(certificate: X509Certificate, issuer: X509Certificate | null): boolean | null {
  try {
    return issuer === null ? null : certificate.verify(issuer.publicKey);
  } catch {
    return null;
  }
}

function keyOf(certificate: X509Certificate): ReturnType<SignedCertificate['key']> {
  try {
    const { publicKey } = certificate;
    const { modulusLength, namedCurve } = publicKey.asymmetricKeyDetails ?? {};
    return { type: namedCurve ?? publicKey.asymmetricKeyType ?? 'unknown', bits: modulusLength ?? null };
  } catch {
    return null;
  }
}
