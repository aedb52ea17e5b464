import type { Facts } from '../../core/event.js';
import type { Platform } from '../../core/platform.js';
import { readCertificate } from '../../dissect/x509.js';
import { base64Bytes } from '../../text/base64.js';
import type { TranscriptLine } from './command.js';

type TlsFacts = Facts['tls.handshake'];

/** Certificates read of one output: a chain has a handful. */
const MAX_CERTIFICATES = 10;

/** DER bytes of the certificates in an output, in order, each with its first line. */
export function certificatesIn(
  output: readonly TranscriptLine[],
): readonly { readonly der: Uint8Array; readonly line: TranscriptLine }[] {
  const found: { der: Uint8Array; line: TranscriptLine }[] = [];
  let open: { readonly line: TranscriptLine; readonly base64: string[] } | null = null;
  for (const line of output) {
    const text = line.text.trim();
    if (text === '-----BEGIN CERTIFICATE-----') open = { line, base64: [] };
    else if (text === '-----END CERTIFICATE-----' && open !== null) {
      found.push({ der: base64Bytes(open.base64.join('')), line: open.line });
      open = null;
    } else open?.base64.push(text);
  }
  return found.slice(0, MAX_CERTIFICATES);
}

/** Facts of the server's own certificate and its key. */
export function leafFacts(der: Uint8Array, platform: Platform): Partial<TlsFacts> {
  const leaf = readCertificate(der, platform);
  if (leaf === null) return {};
  const key = [leaf.key?.type, leaf.key?.bits].filter((part) => part !== null && part !== undefined).join(' ');
  return {
    'tls.server.certificate_visible': true,
    'tls.server.subject': leaf.subject,
    'tls.server.issuer': leaf.issuer,
    'tls.server.not_before': leaf.notBefore,
    'tls.server.not_after': leaf.notAfter,
    'tls.server.names': leaf.names.map((name) => name.replace(/^(?:DNS|IP Address):/, '')),
    'tls.server.self_signed': leaf.selfSigned ?? leaf.subject === leaf.issuer,
    ...(key === '' ? {} : { 'tls.server.key': key }),
  };
}

/** Facts of a whole chain (`-showcerts`); its last certificate names the issuer to trust. */
export function chainFacts(chain: readonly Uint8Array[], platform: Platform): Partial<TlsFacts> {
  const last = chain.at(-1);
  const top = last === undefined ? null : readCertificate(last, platform);
  const inOrder = chain.slice(1).every((issuer, at) => {
    const certificate = chain[at];
    return certificate !== undefined && platform.certificate(certificate)?.isSignedBy(issuer) === true;
  });
  return {
    ...(chain.length > 1 ? { 'tls.server.chain_in_order': inOrder } : {}),
    ...(top === null ? {} : { 'tls.server.chain_ends_at': top.issuer }),
  };
}
