import type { Facts } from '../core/event.js';
import type { ClientHello } from '../dissect/tls-hello.js';
import { tlsVersionName } from '../dissect/tls.js';
import type { CertificateChains } from './certificate-chains.js';
import type { TlsView } from './tls-conversation.js';
import { carriedData, recordsOutcome, usesTlsThirteen } from './tls-outcome.js';

type TlsFacts = Facts['tls.handshake'];

/** Facts from hellos and certificates. */
export function viewFacts(view: TlsView, chains: CertificateChains): Partial<TlsFacts> {
  return { ...helloFacts(view), ...certificateFacts(view, chains), ...progress(view) };
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

function certificateFacts(view: TlsView, chains: CertificateChains): Partial<TlsFacts> {
  if (view.certificates !== null) return chains.facts(view.certificates);
  return usesTlsThirteen(view) ? { 'tls.server.certificate_visible': false } : {};
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
