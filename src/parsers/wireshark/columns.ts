import { recordFields } from './printed-dns.js';
import { Dissection, type Field } from './fields.js';

/** The values of each field of one packet, in the packet's order. */
export type Values = ReadonlyMap<string, readonly string[]>;

const IP = /^(?:ip|ipv6)_/;
const TRANSPORT = /^(?:tcp|udp)_/;
const ICMP = /^icmp(?:v6)?_/;
const RECORD = /^dns_(?:resp_|a$|aaaa$|cname$|ns$|ptr_)/;
const TLS = /^tls_/;
/** Bytes that may come twice (a segment, and what it completed); the last are the segment's own. */
const ONE_VALUE = /^(?:tcp|udp)_(?:payload|segment_data)$/;

/**
 * Orders fields that come field by field (`-T json -e`) like a packet: IP headers, transport, upper layers. The second
 * IP header of an ICMP error is the quoted one.
 */
export function columnsDissection(values: Values): Dissection {
  const dissection = new Dissection();
  const add = (fields: readonly Field[]): void => {
    for (const { name, value } of fields) dissection.add(name, value);
  };
  const isError = valuesOf(values, ICMP).length > 0;
  const headers = layersOf(values, IP, ['ip_', 'ipv6_']);
  const [outer = [], ...inner] = headers;
  add(outer);
  if (isError) add(valuesOf(values, ICMP).flatMap(([name, all]) => all.slice(0, 1).map((value) => ({ name, value }))));
  for (const header of isError ? inner.slice(0, 1) : inner) add(header);
  add(transport(values));
  for (const [name, all] of values) {
    if (IP.test(name) || TRANSPORT.test(name) || ICMP.test(name) || RECORD.test(name) || TLS.test(name)) continue;
    add(all.map((value) => ({ name, value })));
  }
  add(recordFields(values));
  add(tlsFields(values));
  return dissection;
}

const valuesOf = (values: Values, pattern: RegExp): readonly (readonly [string, readonly string[]])[] =>
  [...values].filter(([name, all]) => pattern.test(name) && all.some((value) => value !== ''));

/** The n-th value of each field belongs to the n-th header; versions 4 and 6 do not mix in practice. */
function layersOf(values: Values, pattern: RegExp, families: readonly string[]): readonly (readonly Field[])[] {
  return families.flatMap((family) => {
    const own = valuesOf(values, pattern).filter(([name]) => name.startsWith(family));
    const count = Math.max(0, ...own.filter(([name]) => /_(?:src|dst)$/.test(name)).map(([, all]) => all.length));
    return Array.from({ length: count }, (_, at) => [
      { name: family.slice(0, -1), value: '' },
      ...own.flatMap(([name, all]) => (all[at] === undefined ? [] : [{ name, value: all[at] }])),
    ]);
  });
}

/** Options may have several values; the last port or number is the innermost. UDP may carry a tunnel, TCP does not. */
function transport(values: Values): readonly Field[] {
  return [/^udp_/, /^tcp_/].flatMap((pattern) =>
    valuesOf(values, pattern).flatMap(([name, all]) => {
      const shown = ONE_VALUE.test(name) || !name.includes('options') ? all.slice(-1) : all;
      return shown.map((value) => ({ name, value }));
    }),
  );
}

/** Columns needed for a whole hello; with fewer, it counts as one without its end. */
const OF_HELLO = [
  'tls_handshake_version',
  'tls_handshake_ciphersuite',
  'tls_handshake_extension_type',
  'tls_handshake_extension_len',
] as const;

/** Puts the messages into the records that can hold them. */
function tlsFields(values: Values): readonly Field[] {
  const types = values.get('tls_handshake_type') ?? [];
  const name = values.get('tls_handshake_extensions_server_name')?.[0];
  const messages = types.length === 0 && name !== undefined ? ['1'] : types;
  const records = recordTypes(values, messages.length);
  const lengths = values.get('tls_record_length') ?? [];
  const alerts = [...(values.get('tls_alert_message_desc') ?? [])];
  const levels = [...(values.get('tls_alert_message_level') ?? [])];
  const left = [...messages];
  const bodies = [...(values.get('tls_handshake_length') ?? [])];
  return records.flatMap((type, at) => {
    const rest = records.slice(at + 1).filter((other) => other === '22').length;
    const own = type === '22' ? left.splice(0, rest === 0 ? left.length : 1) : [];
    return [
      { name: 'tls_record_content_type', value: type },
      ...(lengths[at] === undefined ? [] : [{ name: 'tls_record_length', value: lengths[at] }]),
      ...(type === '21' ? alertFields(levels.shift(), alerts.shift()) : []),
      ...own.flatMap((message) => messageFields(message, bodies.shift(), values)),
    ];
  });
}

function recordTypes(values: Values, messages: number): readonly string[] {
  const stated = values.get('tls_record_content_type') ?? [];
  const opaque = values.get('tls_record_opaque_type') ?? [];
  if (stated.length + opaque.length > 0) return [...stated, ...opaque];
  const alerts = values.get('tls_alert_message_desc') ?? [];
  return [...(messages > 0 ? ['22'] : []), ...alerts.map(() => '21')];
}

function alertFields(level: string | undefined, description: string | undefined): readonly Field[] {
  if (description === undefined) return [];
  return [
    { name: 'tls_alert_message_level', value: level ?? '2' },
    { name: 'tls_alert_message_desc', value: description },
  ];
}

function messageFields(type: string, length: string | undefined, values: Values): readonly Field[] {
  const begin = [
    { name: 'tls_handshake_type', value: type },
    ...(length === undefined ? [] : [{ name: 'tls_handshake_length', value: length }]),
  ];
  if (type === '11')
    return [
      ...begin,
      ...(values.get('tls_handshake_certificate') ?? []).map((value) => ({ name: 'tls_handshake_certificate', value })),
    ];
  if (type !== '1' && type !== '2') return begin;
  const hello = [...begin, ...helloFields(values)];
  return isWholeHello(values) ? hello : [...hello, { name: 'tls_handshake_incomplete', value: '1' }];
}

/** True if each extension of a hello has its column. */
function isWholeHello(values: Values): boolean {
  const types = values.get('tls_handshake_extension_type') ?? [];
  const lacks = [...EXTENSION_OF].some(
    ([column, type]) => column !== SERVER_NAME && types.includes(type) && !values.has(column),
  );
  return OF_HELLO.every((column) => values.has(column)) && !lacks;
}

function helloFields(values: Values): readonly Field[] {
  const own = [...values].filter(([name]) => /^tls_handshake_(?!extension|type|length|certificate)/.test(name));
  const inside = [...values].filter(([name]) => name.startsWith('tls_handshake_extensions_'));
  const lengths = values.get('tls_handshake_extension_len') ?? [];
  const stated = values.get('tls_handshake_extension_type') ?? [];
  const types = stated.length > 0 ? stated : inside.flatMap(([name]) => EXTENSION_OF.get(name) ?? []);
  return [
    ...own.flatMap(([name, all]) => all.map((value) => ({ name, value }))),
    ...types.flatMap((type, at) => [
      { name: 'tls_handshake_extension_type', value: type },
      { name: 'tls_handshake_extension_len', value: lengths[at] ?? '0' },
      ...inside
        .filter(([name]) => EXTENSION_OF.get(name) === type)
        .flatMap(([name, all]) => all.map((value) => ({ name, value }))),
    ]),
  ];
}

const SERVER_NAME = 'tls_handshake_extensions_server_name';

const EXTENSION_OF: ReadonlyMap<string, string> = new Map([
  [SERVER_NAME, '0'],
  ['tls_handshake_extensions_supported_group', '10'],
  ['tls_handshake_extensions_alpn_str', '16'],
  ['tls_handshake_extensions_supported_version', '43'],
]);
