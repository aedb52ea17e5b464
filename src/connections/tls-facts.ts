import type { Facts } from '../core/event.js';
import { tlsVersionName } from '../dissect/tls.js';
import type { CertificateChains } from './certificate-chains.js';
import type { KeptClientHello, TlsView } from './tls-conversation.js';
import { carriedData, recordsOutcome, usesTlsThirteen } from './tls-outcome.js';

type TlsFacts = Facts['tls.handshake'];

/** Facts being made: fields are added one by one, because a spread makes a hidden class for each. */
export type OpenFacts = { -readonly [K in keyof TlsFacts]: TlsFacts[K] };

/** Adds the facts from hellos and certificates. */
export function addViewFacts(facts: OpenFacts, view: TlsView, chains: CertificateChains): void {
  addHelloFacts(facts, view);
  addAnswer(facts, view);
  if (view.certificates !== null) Object.assign(facts, chains.facts(view.certificates));
  else if (usesTlsThirteen(view)) facts['tls.server.certificate_visible'] = false;
  addProgress(facts, view);
}

function addHelloFacts(facts: OpenFacts, { clientHello, serverHello, notTls, retries }: TlsView): void {
  if (clientHello !== null) {
    const offered = offeredVersions(clientHello.supportedVersions, clientHello.version);
    if (clientHello.serverName !== null) facts['tls.client.server_name'] = clientHello.serverName;
    if (offered.length > 0 && !clientHello.cutByCapture) facts['tls.client.versions'] = offered;
  }
  if (serverHello !== null && !serverHello.cutByCapture) {
    facts['tls.version'] = shortVersion(serverHello.negotiatedVersion);
    facts['tls.cipher'] = hexadecimal(serverHello.cipherSuite);
  }
  if (notTls === 'server') facts['tls.server.plain'] = true;
  if (clientHello !== null && !clientHello.cutByCapture) addOffer(facts, clientHello);
  if (serverHello !== null && serverHello.alpn !== null) facts['tls.next_protocol'] = serverHello.alpn;
  if (retries > 0) facts['tls.hello_retry'] = true;
}

/** Whether the server chose; an alert without a ServerHello before it refuses the ClientHello itself. */
function addAnswer(facts: OpenFacts, view: TlsView): void {
  const { serverHello, retries, certificates, clientHello } = view;
  const judged = recordsOutcome(view);
  const hasChosen = serverHello !== null || retries > 0 || certificates !== null;
  const hasRefused = !hasChosen && clientHello !== null && judged.is === 'alert' && judged.from === 'server';
  if (hasChosen || hasRefused) facts['tls.server.hello'] = hasChosen;
  if (view.certificateRequested) facts['tls.client.certificate_requested'] = true;
}

function addOffer(facts: OpenFacts, { cipherSuites, groups, alpn }: KeptClientHello): void {
  facts['tls.client.supported_ciphers'] = cipherSuites.filter(isReal).map(hexadecimal);
  if (groups.length > 0) facts['tls.client.groups'] = groups.filter(isReal).map(hexadecimal);
  if (alpn.length > 0) facts['tls.client.alpn'] = alpn;
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

function addProgress(facts: OpenFacts, view: TlsView): void {
  const { client } = view.sides;
  const { is } = recordsOutcome(view);
  const finished = is === 'finished';
  facts['tls.client.continued'] =
    client.encrypted.length > 0 && (finished || client.changeCipherSpec) && is !== 'alert';
  if (finished) facts['tls.application_data'] = carriedData(view);
}
