import { hexText, latin1Text } from '../text/bytes.js';
import { Cursor } from './cursor.js';

/** A client's offer (RFC 5246 section 7.4.1.2, RFC 8446 section 4.1.2). Numbers are those of the IANA registries. */
export interface ClientHello {
  /** The field `client_version`: never above TLS 1.2. */
  readonly version: number;
  /** Extension supported_versions, in the client's order. */
  readonly supportedVersions: readonly number[];
  readonly cipherSuites: readonly number[];
  /** Server name indication (RFC 6066 section 3); null if there is none. */
  readonly serverName: string | null;
  readonly alpn: readonly string[];
  readonly groups: readonly number[];
  readonly signatureAlgorithms: readonly number[];
  readonly extensions: readonly number[];
  readonly sessionId: Uint8Array;
  /** The message ended before its last field. */
  readonly cut: boolean;
}

/** A server's choice. */
export interface ServerHello {
  /** The field `server_version`. */
  readonly version: number;
  /** The version spoken from here on: from the extension supported_versions, or else `version`. */
  readonly negotiatedVersion: number;
  readonly supportedVersion: number | null;
  readonly cipherSuite: number;
  readonly helloRetryRequest: boolean;
  readonly alpn: string | null;
  readonly extensions: readonly number[];
  readonly sessionId: Uint8Array;
  readonly cut: boolean;
}

const SERVER_NAME = 0;
const GROUPS = 10;
const SIGNATURE_ALGORITHMS = 13;
const ALPN = 16;
const SUPPORTED_VERSIONS = 43;

/** SHA-256 of "HelloRetryRequest", which replaces the random (RFC 8446 section 4.1.3). */
const RETRY_RANDOM = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

/** Reads the body of a ClientHello, after the four bytes of the handshake header. */
export function readClientHello(body: Uint8Array): ClientHello {
  const cursor = new Cursor(body);
  const version = cursor.u16();
  cursor.take(32);
  const sessionId = cursor.take(cursor.u8());
  const cipherSuites = numbers(cursor.part(cursor.u16()));
  cursor.take(cursor.u8());
  const { types, find } = extensionsOf(cursor);
  return {
    version,
    sessionId,
    cipherSuites,
    supportedVersions: numbers(vector(find(SUPPORTED_VERSIONS), 1)),
    serverName: serverName(find(SERVER_NAME)),
    alpn: protocolNames(find(ALPN)),
    groups: numbers(vector(find(GROUPS), 2)),
    signatureAlgorithms: numbers(vector(find(SIGNATURE_ALGORITHMS), 2)),
    extensions: types,
    cut: cursor.short,
  };
}

/** Reads the body of a ServerHello or HelloRetryRequest, after the four bytes of the handshake header. */
export function readServerHello(body: Uint8Array): ServerHello {
  const cursor = new Cursor(body);
  const version = cursor.u16();
  const random = hexText(cursor.take(32));
  // Drafts of TLS 1.3 before the 22nd have neither session id nor compression.
  const isDraft = version >> 8 === 0x7f;
  const sessionId = isDraft ? cursor.take(0) : cursor.take(cursor.u8());
  const cipherSuite = cursor.u16();
  if (!isDraft) cursor.u8();
  const { types, find } = extensionsOf(cursor);
  const versions = find(SUPPORTED_VERSIONS);
  const supportedVersion = versions === null ? null : new Cursor(versions).u16();
  return {
    version,
    sessionId,
    supportedVersion,
    negotiatedVersion: supportedVersion ?? version,
    cipherSuite,
    helloRetryRequest: random === RETRY_RANDOM,
    alpn: protocolNames(find(ALPN))[0] ?? null,
    extensions: types,
    cut: cursor.short,
  };
}

interface Extensions {
  readonly types: readonly number[];
  readonly find: (type: number) => Uint8Array | null;
}

function extensionsOf(cursor: Cursor): Extensions {
  const all: { readonly type: number; readonly data: Uint8Array }[] = [];
  // Hellos without extensions end here: the length itself is missing (RFC 5246 section 7.4.1.2).
  const list = cursor.left >= 2 ? cursor.part(cursor.u16()) : cursor.part(0);
  while (list.left >= 4) all.push({ type: list.u16(), data: list.take(list.u16()) });
  return {
    types: all.map(({ type }) => type),
    find: (type) => all.find((extension) => extension.type === type)?.data ?? null,
  };
}

/** The vector inside an extension, after its own length of one or two bytes. */
function vector(data: Uint8Array | null, lengthBytes: 1 | 2): Cursor {
  const cursor = new Cursor(data ?? new Uint8Array(0));
  return cursor.part(lengthBytes === 1 ? cursor.u8() : cursor.u16());
}

function numbers(cursor: Cursor): readonly number[] {
  const all: number[] = [];
  while (cursor.left >= 2) all.push(cursor.u16());
  return all;
}

function serverName(data: Uint8Array | null): string | null {
  const list = vector(data, 2);
  while (list.left >= 3) {
    const type = list.u8();
    const name = list.take(list.u16());
    if (type === 0) return latin1Text(name);
  }
  return null;
}

function protocolNames(data: Uint8Array | null): readonly string[] {
  const list = vector(data, 2);
  const names: string[] = [];
  while (list.left > 0) names.push(latin1Text(list.take(list.u8())));
  return names;
}
