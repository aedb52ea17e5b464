import type { Field } from './fields.js';

/** The fields of one header, by name; options may come more than once. */
export type Cells = ReadonlyMap<string, readonly string[]>;

/** The headers that decide where a packet belongs. */
export interface HeaderCells {
  /** The IP header directly before the transport: a tunnel's inner one. */
  readonly ip: Cells | null;
  readonly transport: { readonly kind: 'tcp' | 'udp' | 'icmp' | 'icmpv6'; readonly cells: Cells } | null;
  /** Headers of the packet that an ICMP error quotes. */
  readonly quoted: { readonly ip: Cells; readonly transport: Cells | null } | null;
}

type Growing = Map<string, string[]>;

interface Walk {
  ip: Growing | null;
  transport: { readonly kind: 'tcp' | 'udp' | 'icmp' | 'icmpv6'; readonly cells: Growing } | null;
  quotedIp: Growing | null;
  quotedTransport: Growing | null;
}

/** Fields that a header has once: in formats without marked layers, a second one begins the next header. */
const ONCE: ReadonlySet<string> = new Set([
  ...['ip_src', 'ip_proto', 'ip_version', 'ipv6_src', 'ipv6_nxt', 'ipv6_version'],
  ...['tcp_srcport', 'udp_srcport', 'icmp_type', 'icmpv6_type'],
]);

/** Walks a packet's fields in order. */
export function headerCells(fields: readonly Field[]): HeaderCells {
  const walk: Walk = { ip: null, transport: null, quotedIp: null, quotedTransport: null };
  for (const { name, value } of fields) {
    const layer = /^(?:ip|ipv6|tcp|udp|icmp|icmpv6)(?=_|$)/.exec(name)?.[0];
    if (layer === 'ip' || layer === 'ipv6') intoIp(walk, name, value);
    else if (layer === 'tcp' || layer === 'udp' || layer === 'icmp' || layer === 'icmpv6')
      intoTransport(walk, layer, name, value);
  }
  const { ip, transport, quotedIp, quotedTransport } = walk;
  return { ip, transport, quoted: quotedIp === null ? null : { ip: quotedIp, transport: quotedTransport } };
}

const isLayer = (name: string): boolean => !name.includes('_');

function intoIp(walk: Walk, name: string, value: string): void {
  const quotes = walk.transport?.kind === 'icmp' || walk.transport?.kind === 'icmpv6';
  const current = quotes ? walk.quotedIp : walk.ip;
  const begins = current === null || isLayer(name) || (ONCE.has(name) && current.has(name));
  if (!begins) {
    put(current, name, value);
    return;
  }
  // Of a quoted packet the first header counts; it may have carried a tunnel.
  if (quotes && current !== null && current.size > 0) return;
  const cells: Growing = new Map();
  if (quotes) walk.quotedIp = cells;
  else {
    walk.ip = cells;
    walk.transport = null;
  }
  if (!isLayer(name)) put(cells, name, value);
}

function intoTransport(walk: Walk, kind: 'tcp' | 'udp' | 'icmp' | 'icmpv6', name: string, value: string): void {
  if (walk.quotedIp !== null && walk.transport?.kind !== kind) {
    if (kind !== 'tcp' && kind !== 'udp') return;
    walk.quotedTransport ??= new Map();
    put(walk.quotedTransport, name, value);
    return;
  }
  const { transport } = walk;
  const again = transport?.kind === kind && !(ONCE.has(name) && transport.cells.has(name));
  if (transport !== null && again) {
    put(transport.cells, name, value);
    return;
  }
  // Reassembly follows a header and is not one.
  if (transport !== null && !isLayer(name) && !ONCE.has(name)) return;
  walk.transport = { kind, cells: new Map() };
  put(walk.transport.cells, name, value);
}

function put(cells: Growing, name: string, value: string): void {
  if (isLayer(name)) return;
  const known = cells.get(name);
  if (known === undefined) cells.set(name, [value]);
  else known.push(value);
}
