import type { Facts } from '../core/event.js';
import type { Platform } from '../core/platform.js';
import type { ClientHello } from '../dissect/tls-hello.js';
import { tlsVersionName } from '../dissect/tls.js';
import { readCertificate } from '../dissect/x509.js';
import type { TlsView } from './tls-conversation.js';
import { carriedData, recordsOutcome, usesTlsThirteen } from './tls-outcome.js';

type TlsFacts = Facts['tls.handshake'];
type Certificates = Pick<Platform, 'certificate'>;

/** Facts from hellos and certificates. */
export function viewFacts(view: TlsView, platform: Certificates): Partial<TlsFacts> {
  return { ...helloFacts(view), ...certificateFacts(view, platform), ...progress(view) };
}

function helloFacts({ clientHello, serverHello, notTls, retries }: TlsView): Partial<TlsFacts> {
  const offered = clientHello === null ? [] : offeredVersions(clientHello.supportedVersions, clientHello.version);
  return {
    ...(clientHello?.serverName == null ? {} : { 'tls.client.server_name': clientHello.serverName }),
    ...(offered.length === 0 || clientHello?.cutByCapture === true ? {} : { 'tls.client.versions': offered }),
    ...(serverHello === null || serverHello.cutByCapture
      ? {}
      : {
          'tls.version': shortVersion(serverHello.negotiatedVersion),
          'tls.cipher': hexadecimal(serverHello.cipherSuite),
        }),
    ...(notTls === 'server' ? { 'tls.server.plain': true } : {}),
    ...(clientHello === null || clientHello.cutByCapture ? {} : offerFacts(clientHello)),
    ...(serverHello?.alpn == null ? {} : { 'tls.next_protocol': serverHello.alpn }),
    ...(retries > 0 ? { 'tls.hello_retry': true } : {}),
  };
}

function offerFacts({ cipherSuites, groups, alpn }: ClientHello): Partial<TlsFacts> {
  return {
    'tls.client.supported_ciphers': cipherSuites.filter(isReal).map(hexadecimal),
    ...(groups.length > 0 ? { 'tls.client.groups': groups.filter(isReal).map(hexadecimal) } : {}),
    ...(alpn.length > 0 ? { 'tls.client.alpn': alpn } : {}),
  };
}

/** Values of the form 0x?a?a are placeholders (RFC 8701). */
const isReal = (number: number): boolean => (number & 0x0f0f) !== 0x0a0a;

/** Without the extension, the field is the highest version of a range (RFC 5246 appendix E.1). */
function offeredVersions(supported: readonly number[], version: number): readonly string[] {
  const real = supported.filter(isReal);
  return (real.length > 0 ? real : [version]).map(shortVersion);
}

/** `1.2` as the Elastic Common Schema writes it. */
function shortVersion(version: number): string {
  return tlsVersionName(version).replace(/^TLS /, '');
}

const hexadecimal = (number: number): string => `0x${number.toString(16).padStart(4, '0')}`;

function certificateFacts(view: TlsView, platform: Certificates): Partial<TlsFacts> {
  const { certificates } = view;
  if (certificates === null) return usesTlsThirteen(view) ? { 'tls.server.certificate_visible': false } : {};
  const [own] = certificates;
  const leaf = own === undefined ? null : readCertificate(own, platform);
  const last = certificates.at(-1);
  const top = last === undefined ? null : readCertificate(last, platform);
  const ordered = inOrder(certificates, platform);
  return {
    'tls.server.certificate_visible': true,
    'tls.server.chain_length': certificates.length,
    ...(leaf?.key == null
      ? {}
      : { 'tls.server.key': [leaf.key.type, leaf.key.bits].filter((part) => part !== null).join(' ') }),
    ...(ordered === null ? {} : { 'tls.server.chain_in_order': ordered }),
    ...(top === null ? {} : { 'tls.server.chain_ends_at': top.issuer }),
    ...(leaf === null
      ? {}
      : {
          'tls.server.subject': leaf.subject,
          'tls.server.issuer': leaf.issuer,
          'tls.server.not_before': leaf.notBefore,
          'tls.server.not_after': leaf.notAfter,
          'tls.server.names': leaf.names.map(bareName),
          'tls.server.self_signed': leaf.selfSigned ?? leaf.subject === leaf.issuer,
        }),
  };
}

/** `DNS:ssm.example.com` and `IP Address:192.0.2.8` without their labels. */
const bareName = (name: string): string => name.replace(/^(?:DNS|IP Address):/, '');

/**
 * Whether each certificate is signed by the next one (RFC 5246 section 7.4.2). Null for a single one, and if the
 * platform cannot read one of them and no other is out of place.
 */
function inOrder(certificates: readonly Uint8Array[], platform: Certificates): boolean | null {
  const signed = certificates.slice(1).map((issuer, at) => {
    const certificate = certificates[at];
    return certificate === undefined ? null : (platform.certificate(certificate)?.isSignedBy(issuer) ?? null);
  });
  if (signed.includes(false)) return false;
  return signed.length === 0 || signed.includes(null) ? null : true;
}

function progress(view: TlsView): Partial<TlsFacts> {
  const { client } = view.sides;
  const finished = recordsOutcome(view).is === 'finished';
  return {
    'tls.client.continued':
      client.encrypted.length > 0 && (finished || client.changeCipherSpec) && recordsOutcome(view).is !== 'alert',
    ...(finished ? { 'tls.application_data': carriedData(view) } : {}),
  };
}
