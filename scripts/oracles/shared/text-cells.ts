import type { Packet } from '../../../src/core/packet.js';
import { isPrinted } from '../../../src/dissect/printed-packet.js';
import type { Difference } from './tables.js';

/** A difference, the text's set of options, and the text. */
export interface TextDifference extends Difference {
  readonly set: string;
  readonly text: string;
}

/** One row of TShark's table. */
export type Row = Readonly<Record<string, string>>;

/** The comparable cells of a printed packet: column and value, null if the text does not show it. */
function cellsOf(packet: Packet): readonly (readonly [column: string, ours: string | null])[] {
  const { ip, tcp, udp, icmp } = packet;
  const six = ip?.version === 6;
  const dns = isPrinted(packet) ? packet.printed.dns : null;
  return [
    ['frame.time_epoch', timeOf(packet)],
    [six ? 'ipv6.src' : 'ip.src', ip?.source ?? null],
    [six ? 'ipv6.dst' : 'ip.dst', ip?.destination ?? null],
    ['ip.ttl', six ? null : textOf(ip?.ttl)],
    ['tcp.srcport', textOf(tcp?.sourcePort)],
    ['tcp.dstport', textOf(tcp?.destinationPort)],
    ['udp.srcport', textOf(udp?.sourcePort)],
    ['udp.dstport', textOf(udp?.destinationPort)],
    ['tcp.flags', tcp === null || isQuiet(packet) ? null : flagsText(tcp.flags)],
    ['tcp.seq_raw', tcp === null || tcp.relative ? null : textOf(tcp.sequence)],
    ['tcp.ack_raw', tcp === null || tcp.relative || !tcp.flags.ack ? null : textOf(tcp.acknowledgement)],
    ['tcp.len', textOf(tcp?.payloadLength)],
    ['tcp.window_size_value', textOf(tcp?.window)],
    [six ? 'icmpv6.type' : 'icmp.type', textOf(icmp?.type)],
    [six ? 'icmpv6.code' : 'icmp.code', textOf(icmp?.code)],
    [six ? 'icmpv6.mtu' : 'icmp.mtu', textOf(icmp?.mtu)],
    ['dns.id', dns === null ? null : `0x${dns.id.toString(16).padStart(4, '0')}`],
    ['dns.flags.response', dns === null ? null : dns.response ? '1' : '0'],
    ['dns.qry.name', dns?.questions[0]?.name ?? null],
    ['dns.a', addresses(dns?.answers, 'A')],
    ['dns.aaaa', addresses(dns?.answers, 'AAAA')],
  ];
}

const textOf = (value: number | null | undefined): string | null => (value == null ? null : String(value));

const addresses = (answers: readonly { type: string; data: string }[] | undefined, type: string): string | null => {
  const found = answers?.filter((answer) => answer.type === type).map(({ data }) => data) ?? [];
  return found.length === 0 ? null : found.join('|');
};

const isQuiet = (packet: Packet): boolean => {
  const flags = packet.tcp?.flags;
  return flags !== undefined && !Object.values(flags).includes(true);
};

/** Lower five bits of TShark's column: the flags of tcpdump's letters FSRP and the dot. */
function flagsText(flags: Readonly<Record<'fin' | 'syn' | 'rst' | 'psh' | 'ack', boolean>>): string {
  const bits = [flags.fin, flags.syn, flags.rst, flags.psh, flags.ack];
  return String(bits.reduce((sum, set, bit) => sum + (set ? 2 ** bit : 0), 0));
}

export function timeOf(packet: Packet): string | null {
  if (packet.seconds !== null)
    return `${packet.seconds}.${String(Math.floor(packet.nanoseconds / 1000)).padStart(6, '0')}`;
  if (isPrinted(packet) && packet.printed.clock !== 'day') return null;
  return `day ${packet.stamp.timeOfDay}`;
}

/** TShark's cell in our form. A tunnel or quoted packet has several values, outermost first. */
export function theirsFor(column: string, ours: string, row: Row): readonly string[] {
  const cell = row[column] ?? '';
  if (column === 'tcp.flags') return cell.split('|').map((flags) => String(Number(flags) & 31));
  if (column === 'frame.time_epoch') {
    const [seconds = '0', fraction = ''] = cell.split('.');
    const micros = fraction.slice(0, 6);
    if (!ours.startsWith('day ')) return [`${seconds}.${micros}`];
    return [`day ${(((Number(seconds) % 86_400) + 86_400) % 86_400) * 1_000_000 + Number(micros)}`];
  }
  return [cell, ...cell.split('|')];
}

/** Without `-v` tcpdump prints only the answers of a DNS message; TShark's cell has the other sections too. */
function isEqual(column: string, ours: string, theirs: readonly string[]): boolean {
  if (column !== 'dns.a' && column !== 'dns.aaaa') return theirs.includes(ours);
  return theirs[0] === ours || theirs[0]?.startsWith(`${ours}|`) === true;
}

/** Columns of which one must be read if the text has its value, because reading nothing is a failure too. */
const MUST: readonly (readonly string[])[] = [
  ['ip.src', 'ipv6.src'],
  ['tcp.srcport', 'udp.srcport', 'icmp.type', 'icmpv6.type'],
];

/** Whether a packet's text has one of a cell's values: an address, or a port after one. */
function holds(text: string, column: string, cell: string): boolean {
  if (column.startsWith('icmp')) return cell !== '' && /: (?:\[.*\] )?ICMP6?[ ,]/.test(text);
  return cell
    .split('|')
    .some((value) => value !== '' && text.includes(column.endsWith('port') ? `.${value} >` : value));
}

/** Without `-n` a host of /etc/hosts is printed by name, so the text does not show its address. */
const isName = (column: string, ours: string): boolean =>
  /^ip(?:v6)?\.(?:src|dst)$/.test(column) && !/^[\d.]+$|:/.test(ours);

/** TShark dissects upper layers on the fragment that completes a datagram, tcpdump on the first one. */
const isFragment = (row: Row): boolean =>
  (row['ip.flags.mf'] ?? '').includes('1') || /(?:^|\|)[1-9]/.test(row['ip.frag_offset'] ?? '');

function isComparable(column: string, ours: string, row: Row): boolean {
  if (isName(column, ours) || (column === 'frame.time_epoch' && row[column] === '')) return false;
  return !isFragment(row) || column.startsWith('ip') || column.startsWith('frame');
}

/** Compares one packet with its row; `text` is tcpdump's line. */
export function comparePacket(
  packet: Packet,
  row: Row,
  place: Omit<TextDifference, 'column' | 'theirs' | 'ours'>,
): { readonly equal: number; readonly found: readonly TextDifference[] } {
  const found: TextDifference[] = [];
  let equal = 0;
  const shown = new Set<string>();
  for (const [column, ours] of cellsOf(packet)) {
    if (ours === null || !isComparable(column, ours, row)) continue;
    shown.add(column);
    if (isEqual(column, ours, theirsFor(column, ours, row))) equal += 1;
    else found.push({ ...place, column, theirs: row[column] ?? '', ours });
  }
  for (const columns of MUST) {
    const missing = columns.filter((column) => holds(place.text, column, row[column] ?? ''));
    if (missing.length === 0 || columns.some((column) => shown.has(column)) || isFragment(row)) continue;
    found.push({
      ...place,
      column: columns.join(' '),
      theirs: missing.map((column) => row[column]).join(' '),
      ours: '(not read)',
    });
  }
  return { equal, found };
}
