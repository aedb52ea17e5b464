import type { ClientErrorKind } from '../events/errors.js';
import type { KnownTexts } from './known-texts.js';

/**
 * Texts of X509_verify_cert_error_string (OpenSSL 1.0 to 3.x), and other libraries' texts for the same; numbers are
 * X509_V_ERR_*.
 */
const TEXTS: readonly (readonly [RegExp, number])[] = [
  [/self[- ]signed certificate in (?:the )?certificate chain/i, 19],
  [/self[- ]signed certificate|certificate is self-signed/i, 18],
  [/unable to get local issuer certificate|unable to locally verify the issuer/i, 20],
  [/unable to verify the first certificate/i, 21],
  [/unable to get issuer certificate/i, 2],
  [
    /certificate has expired|certificate (?:of \S+ )?has expired|certificate is expired|SEC_ERROR_EXPIRED_CERTIFICATE|SEC_E_CERT_EXPIRED|0x80090328/i,
    10,
  ],
  [/certificate is not yet (?:valid|activated)|not yet been activated|not yet activated/i, 9],
  [/certificate revoked|certificate has been revoked/i, 23],
  [/invalid CA certificate|SEC_ERROR_CA_CERT_INVALID/i, 79],
  [/certificate chain too long/i, 22],
  [/EE certificate key too weak/i, 66],
  [/CA certificate key too weak/i, 67],
  [/CA signature digest algorithm too weak/i, 68],
  [
    /hostname mismatch|no alternative certificate subject name matches target host|certificate subject name .{0,300} does not match target host|SSL_ERROR_BAD_CERT_DOMAIN|SEC_E_WRONG_PRINCIPAL|0x80090322|doesn't match requested host name/i,
    62,
  ],
  [/IP address mismatch|no alternative certificate subject name matches target ip/i, 64],
  [
    /SEC_ERROR_UNKNOWN_ISSUER|issuer is not recognized|SEC_E_UNTRUSTED_ROOT|0x80090325|certificate issuer is unknown|doesn't have a known issuer/i,
    20,
  ],
  [/SEC_ERROR_UNTRUSTED_ISSUER|issuer has been marked as not trusted/i, 19],
];

/** The number of a verification error by its text; null for other texts. */
export function verifyError(text: string): number | null {
  return TEXTS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const KINDS: ReadonlyMap<number, ClientErrorKind> = new Map([
  [2, 'certificate-path'],
  [9, 'certificate-not-yet-valid'],
  [10, 'certificate-expired'],
  [18, 'certificate-path'],
  [19, 'certificate-path'],
  [20, 'certificate-path'],
  [21, 'certificate-path'],
  [62, 'name-mismatch'],
  [64, 'name-mismatch'],
  [66, 'certificate-weak'],
  [67, 'certificate-weak'],
  [68, 'certificate-weak'],
]);

/** What a verification result means; null if it is good. */
export function verifyErrorKind(code: number): ClientErrorKind | null {
  return code === 0 ? null : (KINDS.get(code) ?? 'other');
}

/** Texts of commands that could not verify a certificate. */
export const VERIFY_TEXTS: readonly KnownTexts[] = TEXTS.map(([{ source }, code]) => ({
  kind: verifyErrorKind(code) ?? '',
  texts: [source],
}));
