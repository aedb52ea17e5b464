import { ascii, joined, NO_BYTES, numberBytes, padded, vector, type Bytes } from './byte-parts.js';
import { bytesIn, numberIn, type Field } from './fields.js';

/** Extensions (IANA) whose contents are rebuilt; the others keep only their length. */
const SERVER_NAME = 0;
const GROUPS = 10;
const ALPN = 16;
const SUPPORTED_VERSIONS = 43;

interface Extension {
  readonly type: number;
  length: number;
  readonly fields: Field[];
}

/** A hello's part before its extensions, and the extensions. */
interface HelloShown {
  readonly own: readonly Field[];
  readonly extensions: readonly Extension[];
}

/** The body of a ClientHello (RFC 8446 section 4.1.2) from its stated fields. */
export function clientHelloBytes(fields: readonly Field[]): Bytes {
  const hello = helloShown(fields);
  const suites = numbers(hello.own, 'tls_handshake_ciphersuite').map((suite) => numberBytes(suite, 2));
  const methods = number(hello.own, 'tls_handshake_comp_methods_length') ?? 1;
  return joined(
    begin(hello.own),
    vector(2, ...suites),
    vector(1, new Uint8Array(methods)),
    extensionBytes(hello, false),
  );
}

/** The body of a ServerHello or HelloRetryRequest (RFC 8446 section 4.1.3). */
export function serverHelloBytes(fields: readonly Field[]): Bytes {
  const hello = helloShown(fields);
  const suite = number(hello.own, 'tls_handshake_ciphersuite') ?? 0;
  return joined(begin(hello.own), numberBytes(suite, 2), numberBytes(0, 1), extensionBytes(hello, true));
}

/** Version, random and session id. */
function begin(fields: readonly Field[]): Bytes {
  const version = number(fields, 'tls_handshake_version') ?? 0x0303;
  const random = bytesIn(value(fields, 'tls_handshake_random')) ?? NO_BYTES;
  const session = number(fields, 'tls_handshake_session_id_length') ?? 0;
  return joined(numberBytes(version, 2), padded(random.subarray(0, 32), 32), vector(1, new Uint8Array(session)));
}

function helloShown(fields: readonly Field[]): HelloShown {
  const own: Field[] = [];
  const extensions: Extension[] = [];
  for (const field of fields) {
    if (field.name === 'tls_handshake_extension_type') {
      const type = numberIn(field.value);
      if (type !== null) extensions.push({ type, length: 0, fields: [] });
      continue;
    }
    const last = extensions.at(-1);
    if (last === undefined) own.push(field);
    else if (field.name === 'tls_handshake_extension_len') last.length = numberIn(field.value) ?? 0;
    else last.fields.push(field);
  }
  return { own, extensions };
}

function extensionBytes({ own, extensions }: HelloShown, ofServer: boolean): Bytes {
  const hasNone = extensions.length === 0 && value(own, 'tls_handshake_extensions_length') === null;
  if (hasNone) return NO_BYTES;
  return vector(
    2,
    ...extensions.map((extension) => joined(numberBytes(extension.type, 2), contents(extension, ofServer))),
  );
}

function contents({ type, length, fields }: Extension, ofServer: boolean): Bytes {
  const known = knownContents(type, fields, ofServer);
  return known === null ? vector(2, new Uint8Array(length)) : vector(2, padded(known, length));
}

function knownContents(type: number, fields: readonly Field[], ofServer: boolean): Bytes | null {
  if (type === SERVER_NAME) {
    const name = value(fields, 'tls_handshake_extensions_server_name');
    return name === null ? null : vector(2, numberBytes(0, 1), vector(2, ascii(name)));
  }
  if (type === GROUPS) return vector(2, ...list(fields, 'tls_handshake_extensions_supported_group'));
  if (type === ALPN) {
    const names = values(fields, 'tls_handshake_extensions_alpn_str').map((name) => vector(1, ascii(name)));
    return vector(2, ...names);
  }
  if (type !== SUPPORTED_VERSIONS) return null;
  const versions = list(fields, 'tls_handshake_extensions_supported_version');
  return ofServer ? joined(...versions) : vector(1, ...versions);
}

const list = (fields: readonly Field[], name: string): readonly Bytes[] =>
  numbers(fields, name).map((one) => numberBytes(one, 2));

const values = (fields: readonly Field[], searched: string): readonly string[] =>
  fields.filter(({ name }) => name === searched).map((field) => field.value);

const value = (fields: readonly Field[], name: string): string | null => values(fields, name)[0] ?? null;

const number = (fields: readonly Field[], name: string): number | null => numberIn(value(fields, name));

const numbers = (fields: readonly Field[], name: string): readonly number[] =>
  values(fields, name).flatMap((text) => numberIn(text) ?? []);
