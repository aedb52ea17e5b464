/** Columns of the packet table, named as TShark names its fields. */
export const COLUMNS = [
  'frame.number',
  'frame.time_epoch',
  'frame.len',
  'frame.cap_len',
  'frame.interface_id',
  'frame.protocols',
  'vlan.id',
  'ip.src',
  'ip.dst',
  'ipv6.src',
  'ipv6.dst',
  'ip.proto',
  'ipv6.nxt',
  'ip.id',
  'ip.flags.mf',
  'ip.frag_offset',
  'ip.ttl',
  'tcp.srcport',
  'tcp.dstport',
  'udp.srcport',
  'udp.dstport',
  'tcp.stream',
  'udp.stream',
  'tcp.flags',
  'tcp.seq_raw',
  'tcp.ack_raw',
  'tcp.len',
  'tcp.window_size_value',
  'tcp.analysis.retransmission',
  'tcp.analysis.fast_retransmission',
  'tcp.analysis.spurious_retransmission',
  'tcp.analysis.out_of_order',
  'tcp.analysis.duplicate_ack',
  'tcp.analysis.lost_segment',
  'tcp.analysis.zero_window',
  'tcp.checksum.status',
  'tls.record.content_type',
  'tls.record.version',
  'tls.handshake.type',
  'tls.handshake.version',
  'tls.handshake.extensions.supported_version',
  'tls.handshake.extensions_server_name',
  'tls.handshake.ciphersuite',
  'tls.alert_message.level',
  'tls.alert_message.desc',
  'dns.id',
  'dns.flags.response',
  'dns.flags.rcode',
  'dns.qry.name',
  'dns.qry.type',
  'dns.a',
  'dns.aaaa',
  'dns.cname',
  'http.request.method',
  'http.request.uri',
  'http.host',
  'http.response.code',
  'http.response.phrase',
  'icmp.type',
  'icmp.code',
  'icmp.mtu',
  'icmpv6.type',
  'icmpv6.code',
  'icmpv6.mtu',
  '_ws.malformed',
] as const;

/** Name of one column. */
export type Column = (typeof COLUMNS)[number];

const INDEX: ReadonlyMap<Column, number> = new Map(COLUMNS.map((name, index) => [name, index]));

/** The cells of one row while it is filled: several values of one column are joined with `|`, outermost first. */
export class Cells {
  readonly #values = new Array<string>(COLUMNS.length).fill('');
  readonly #protocols: string[] = [];

  /** A name of `frame.protocols`. */
  protocol(name: string): void {
    this.#protocols.push(name);
  }

  add(column: Column, value: string | number): void {
    const index = INDEX.get(column);
    if (index === undefined) return;
    const before = this.#values[index] ?? '';
    // A tab or a line end inside a value would break the table.
    const text = typeof value === 'number' ? String(value) : value.replace(/[\t\r\n]/g, ' ');
    this.#values[index] = before === '' ? text : `${before}|${text}`;
  }

  /** Marks the row, once, as malformed. */
  malformed(): void {
    const index = INDEX.get('_ws.malformed');
    if (index !== undefined) this.#values[index] = '_ws.malformed';
  }

  row(): readonly string[] {
    this.add('frame.protocols', this.#protocols.join(':'));
    return this.#values;
  }
}

/** A number as `0x` and at least `digits` hexadecimal digits. */
export const hexadecimal = (value: number, digits: number): string => `0x${value.toString(16).padStart(digits, '0')}`;
