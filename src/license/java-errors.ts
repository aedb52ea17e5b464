import { NO_SHARED_CIPHER, VERSION_TOO_LOW } from './openssl-texts.js';
import type { Facts } from '../core/event.js';
import type { ClientErrorKind, ClientErrorStage } from '../events/errors.js';
import type { KnownTexts } from './known-texts.js';
import { SYSTEM_TEXTS as SYSTEM } from './system-errors.js';

/** An exception of the manager's client, as far as logged. */
export interface JavaError {
  /** Class, without its package. */
  readonly type?: string | undefined;
  readonly message?: string | undefined;
  /** `Class: text` of its causes, the root last; absent if the log may leave out causes. */
  readonly causes?: readonly string[] | undefined;
  /** True if one of its lines is cut. */
  readonly cut?: boolean;
}

interface Row {
  /** Null if the text gives only the stage, or leaves two kinds open. */
  readonly kind: ClientErrorKind | null;
  /** Null if several stages are possible. */
  readonly stage: ClientErrorStage | null;
  /** How its message begins, to recognise it without a stack trace. */
  readonly begins?: string;
  /** A host name precedes the text. */
  readonly afterHost?: true;
  /** Classes, and text anywhere in a message. */
  readonly holds?: string;
  /** It only means this if a TLS exception is among the causes. */
  readonly inTls?: true;
  /** A certificate was used outside its validity. */
  readonly outsideValidity?: true;
}

/**
 * Exceptions of the JDK (8 to 21) and of Apache HttpClient by class and text, the more specific first. A certificate
 * fault comes inside an SSLHandshakeException, a refused tunnel as an IOException.
 */
const ROWS: readonly Row[] = [
  {
    kind: 'tunnel-refused',
    stage: 'proxy',
    begins: 'Unable to tunnel through proxy',
    holds: String.raw`TunnelRefusedException|CONNECT refused by proxy|Tunnel failed, got: \d|(?:proxy|CONNECT|tunnel).*(?<![\d.:])(?:40[1357]|50[234])(?![\d.:])`,
  },
  { kind: 'name-server-failed', stage: 'name', begins: SYSTEM.tryAgain, afterHost: true },
  {
    kind: 'name-not-resolved',
    stage: 'name',
    begins: SYSTEM.noName,
    afterHost: true,
    holds: 'UnknownHostException',
  },
  { kind: 'certificate-expired', stage: 'tls', holds: 'CertificateExpired|NotAfter', outsideValidity: true },
  {
    kind: 'certificate-not-yet-valid',
    stage: 'tls',
    holds: 'CertificateNotYetValid|NotBefore',
    outsideValidity: true,
  },
  {
    kind: 'name-mismatch',
    stage: 'tls',
    // The JDK's HttpsURLConnection, its checker, Apache HttpClient.
    begins: 'HTTPS hostname wrong|No subject alternative |No name matching |Certificate for <',
    holds: `SSLPeerUnverifiedException|match any of the subject alternative|subject alternative names?\\b.*(?:found|match)|hostname in certificate didn't match`,
  },
  {
    kind: 'certificate-weak',
    stage: 'tls',
    holds:
      'Algorithm constraints check failed|does not conform to algorithm constraints|MD5withRSA|SHA1withRSA|key ?size',
  },
  {
    kind: 'trust-store-unusable',
    stage: 'tls',
    holds: String.raw`trustAnchors parameter must be non-empty|problem accessing trust store|[Kk]eystore was tampered with|keystore password was incorrect|Invalid keystore format|(?:cacerts|trust-?store|\.jks|\.p12)\b.*(?:No such file|${SYSTEM.denied})`,
  },
  {
    kind: 'certificate-path',
    stage: 'tls',
    begins: 'PKIX path building failed',
    // What was imported or sent as an issuer may be no CA's.
    holds:
      'unable to find valid certification path|does not chain with any of the trust anchors|not a CA certificate|basic constraints check failed',
  },
  { kind: null, stage: 'tls', holds: '(?:validity|timestamp) check failed', outsideValidity: true },
  {
    kind: 'tls-version',
    stage: 'tls',
    holds: `protocol_version|No appropriate protocol|protocol is disabled|${VERSION_TOO_LOW}|Client requested protocol|server selected protocol version|that protocol version is not enabled`,
  },
  {
    kind: 'cipher',
    stage: 'tls',
    holds: `no cipher suites in common|no negotiable cipher|insufficient_security|${NO_SHARED_CIPHER}`,
  },
  // What is wrong with a client's certificate (42) is also said of one that was not sent.
  { kind: 'client-certificate-wanted', stage: 'tls', holds: 'fatal alert: (?:certificate_required|bad_certificate)' },
  {
    kind: 'server-name-refused',
    stage: 'tls',
    begins: 'handshake alert: +unrecognized_name',
    holds: 'unrecognized_name',
  },
  { kind: 'handshake-refused', stage: 'tls', holds: 'handshake_failure' },
  {
    kind: 'plaintext-port',
    stage: 'tls',
    begins: 'Unsupported or unrecognized SSL message',
    holds: 'plaintext connection',
  },
  {
    kind: 'handshake-cut',
    stage: 'tls',
    begins: 'Remote host terminated the handshake',
    holds: 'closed connection during handshake|Connection or outbound has closed|SSL peer shut down',
  },
  { kind: 'handshake-cut', stage: 'tls', begins: SYSTEM.reset, inTls: true },
  // Known, though no rule asks for it: an alert has no cause.
  { kind: 'other', stage: 'tls', begins: String.raw`Received fatal alert: \w+` },
  {
    kind: 'connect-timed-out',
    stage: 'connect',
    begins: `[Cc]onnect timed out|${SYSTEM.timedOut}`,
    holds: 'ConnectTimeout',
  },
  { kind: 'connection-refused', stage: 'connect', begins: SYSTEM.refused },
  {
    kind: 'no-route',
    stage: 'connect',
    begins: `${SYSTEM.noRoute}|${SYSTEM.noNetwork}`,
    holds: 'NoRouteToHost',
  },
  { kind: 'read-timed-out', stage: null, begins: 'Read timed out', holds: 'request timed out' },
  {
    kind: 'no-response',
    stage: null,
    begins: 'HTTP/1.1 header parser received no bytes|EOF reached while reading',
    holds: 'NoHttpResponseException|failed to respond|unexpected end of stream',
  },
  { kind: 'reset', stage: null, begins: SYSTEM.reset },
  {
    kind: 'closed',
    stage: null,
    begins: 'Unexpected end of file from server|Broken pipe',
    holds: 'Connection closed|Socket closed|Premature (?:EOF|end of )',
  },
];

const VALIDITY = ['certificate-expired', 'certificate-not-yet-valid'] as const;

/** Texts that give only the stage. */
const STAGES: readonly Row[] = [
  {
    kind: null,
    stage: 'tls',
    begins: 'PKIX path ',
    holds: String.raw`SSL\w*Exception|Certificate\w*Exception|CertPath|fatal alert|handshake`,
  },
  {
    kind: null,
    stage: 'connect',
    begins: String.raw`Connect to \S+ \[[^\]]*\] failed: `,
    holds: String.raw`ConnectException|HttpHostConnect|Connect to \S+ .*failed`,
  },
];

const compiled = (rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, says: new RegExp(textsOf(row).join('|'), 'i') }));

function textsOf({ begins, holds }: Row): readonly string[] {
  return [begins, holds].filter((text) => text !== undefined);
}

/** Texts of exceptions; a text about use outside the validity belongs to both of its kinds. */
export const JAVA_TEXTS: readonly KnownTexts[] = ROWS.flatMap((row) =>
  (row.kind === null ? VALIDITY : [row.kind]).map((kind) => ({ kind, texts: textsOf(row) })),
);

const KINDS = compiled(ROWS);
const BY_STAGE = compiled(STAGES);
const IN_TLS = /SSL\w{0,60}Exception/;

type ErrorFacts = Pick<
  Facts['manager.call'],
  'error.kind' | 'error.stage' | 'proxy.response.status_code' | 'error.outside_validity' | 'dns.resolved_ip'
>;

/** What an exception means. The root cause counts most; a cut one gets no kind. */
export function javaErrorFacts(error: JavaError): ErrorFacts {
  const links = linksOf(error);
  const inTls = links.some((link) => IN_TLS.test(link));
  const row = links
    .map((link) => KINDS.find(({ says, inTls: only }) => says.test(link) && (inTls || only !== true)))
    .find((found) => found !== undefined);
  const stage = row?.stage ?? BY_STAGE.find(({ says }) => links.some((link) => says.test(link)))?.stage;
  const kind = row === undefined ? unreadKind(error) : row.kind;
  const status = kind === 'tunnel-refused' ? proxyStatus(links) : undefined;
  const addresses = addressesIn(error.message ?? '');
  return {
    ...(kind === null ? {} : { 'error.kind': kind }),
    ...(stage == null ? {} : { 'error.stage': stage }),
    ...(status === undefined ? {} : { 'proxy.response.status_code': status }),
    ...(row?.outsideValidity === undefined ? {} : { 'error.outside_validity': true }),
    ...(addresses.length === 0 ? {} : { 'dns.resolved_ip': addresses }),
  };
}

/** The exception and its causes as `Class: text`, the root first. */
function linksOf({ type, message, causes = [] }: JavaError): readonly string[] {
  const top = [type, message].filter((part) => part !== undefined).join(': ');
  return [...causes.toReversed(), ...(top === '' ? [] : [top])];
}

/** A whole exception with causes that no row knows is of kind `other`; an incomplete one has no kind. */
function unreadKind({ message, causes, cut }: JavaError): ClientErrorKind | null {
  return message === undefined || causes === undefined || cut === true ? null : 'other';
}

/** `Proxy returns "HTTP/1.1 407 Proxy Authentication Required"`; not a port or a part of an address. */
function proxyStatus(links: readonly string[]): number | undefined {
  const found = links.map((link) => /(?:proxy|CONNECT|tunnel).{0,400}(?<![\d.:])([45]\d\d)(?![\d.:])/i.exec(link)?.[1]);
  const status = found.find((text) => text !== undefined);
  return status === undefined ? undefined : Number(status);
}

/** HttpClient names its targets: `Connect to ssm.example:8443 [ssm.example/192.0.2.8] failed`. */
function addressesIn(message: string): readonly string[] {
  const named = /\[([^\]]{0,500})\] failed/.exec(message)?.[1] ?? '';
  return [...named.matchAll(/\/([\d.:A-Fa-f]+)/g)].map(([, address]) => address ?? '');
}

/** The name before the resolver's text, at most 253 characters (RFC 1035), which also bounds backtracking. */
const HOST = String.raw`(?:(?<![^\s:])\S{1,253}: )?`;

const BEGINS = [...STAGES, ...ROWS]
  .flatMap(({ begins, afterHost }) => (begins === undefined ? [] : afterHost ? `${HOST}(?:${begins})` : begins))
  .join('|');
const LOGGED = new RegExp(String.raw`(?:\b(?<type>[A-Z]\w*(?:Exception|Error))\b[:\s-]*)?(?<text>(?:${BEGINS}).*)`);

/** What every such text holds; a search for it is cheaper than one for a name and a class before it as well. */
const HOLDS_TEXT = new RegExp([...STAGES, ...ROWS].flatMap(({ begins }) => begins ?? []).join('|'));

/** The exception in the message of a line without a stack trace. */
export function javaErrorIn(text: string): Pick<JavaError, 'type' | 'message'> | undefined {
  const found = HOLDS_TEXT.test(text) ? LOGGED.exec(text)?.groups : undefined;
  if (found?.['text'] === undefined) return undefined;
  return found['type'] === undefined ? { message: found['text'] } : { type: found['type'], message: found['text'] };
}
