import { readFileSync } from 'node:fs';
import { LineSplitter } from '../../../src/text/lines.js';
import type { Emit } from '../../../src/core/parser.js';
import type { Packet } from '../../../src/core/packet.js';
import tcpdumpText from '../../../src/parsers/tcpdump/tcpdump-text.js';
import { capturedPackets, compareEvents, pairedEvents } from './paired-events.js';
import { comparePacket, theirsFor, timeOf, type Row, type TextDifference } from './text-cells.js';

/** One text, its set of options, and its capture. */
export interface TextFile {
  readonly name: string;
  readonly path: string;
  readonly set: string;
  readonly capture: string;
}

/** Result of comparing one text. */
export interface TextComparison {
  readonly packets: number;
  readonly equal: number;
  readonly found: readonly TextDifference[];
}

interface Read {
  readonly packets: readonly Packet[];
  readonly notices: readonly string[];
  readonly recognised: number;
}

function readText(path: string): Read {
  const bytes = readFileSync(path);
  const packets: Packet[] = [];
  const notices: string[] = [];
  const notice = (code: string, message: string): void => void notices.push(`${code}: ${message}`);
  const emit: Emit = {
    event: () => undefined,
    clock: () => undefined,
    message: () => false,
    notice,
    packet: (packet) => void packets.push(packet),
  };
  const splitter = new LineSplitter(tcpdumpText.open(path, emit), notice);
  splitter.push(bytes);
  splitter.end();
  const lines = bytes.toString('utf8').split('\n');
  return { packets, notices, recognised: tcpdumpText.recognise({ path, bytes, lines: lines.slice(0, 100) }) };
}

/** The packets of a table; TShark also gives rows to other blocks of pcapng (without an interface). */
function packetRows(rows: readonly Row[]): readonly Row[] {
  return rows.some((row) => row['frame.interface_id'] !== '')
    ? rows.filter((row) => row['frame.interface_id'] !== '')
    : rows;
}

/** Sets with names, without flags, or with filters, whose events cannot equal the capture's. */
const WITHOUT_EVENTS: ReadonlySet<string> = new Set(['default', 'v', 'N', 'nn-q', 'upstream']);

/** Facts that need a stamp. */
const TIMED: ReadonlySet<string> = new Set([
  'tcp.rtt',
  'event.duration',
  'tcp.server_silence',
  'capture.answer_observable',
]);

/** Facts that need `-v` or a dump. */
const VERBOSE: ReadonlySet<string> = new Set(['tcp.reset.foreign_ttl', 'icmp.count']);

/** Facts that the text of a set can show. */
function showsFact(set: string): (field: string) => boolean {
  const hasHeaders = /-v|-x|-X/.test(set);
  return (field) => {
    if (field === 'dns.edns.udp_size') return /-vv|-x|-X/.test(set);
    if (VERBOSE.has(field) || field.startsWith('quoted.')) return hasHeaders;
    return set !== 't-nn' || !TIMED.has(field);
  };
}

/** Compares a text with the rows of its capture's table, and its events with the capture's. */
export function compareText(file: TextFile, table: readonly Row[]): TextComparison {
  const read = readText(file.path);
  const truth = packetRows(table);
  const found: TextDifference[] = [];
  const whole = { file: file.name, set: file.set, row: 0, text: '' };
  const holdsIp = read.packets.length > 0 && truth.some((row) => row['ip.src'] !== '' || row['ipv6.src'] !== '');
  if (holdsIp && read.recognised === 0) found.push({ ...whole, column: 'recognised', theirs: 'yes', ours: 'no' });
  for (const ours of read.notices) found.push({ ...whole, column: 'notice', theirs: '', ours });
  const rows = compareRows(file, read.packets, truth);
  const events = compareEventsOf(file, read.packets);
  return {
    packets: rows.packets,
    equal: rows.equal + events.equal,
    found: [...found, ...rows.found, ...events.found.map((difference) => ({ ...whole, ...difference }))],
  };
}

function compareRows(file: TextFile, packets: readonly Packet[], truth: readonly Row[]): TextComparison {
  const found: TextDifference[] = [];
  let last = -1;
  let compared = 0;
  let equal = 0;
  for (const packet of packets) {
    last = file.set === 'upstream' ? rowOf(packet, truth, last) : last + 1;
    const row = truth[last];
    if (row === undefined) break;
    compared += 1;
    const text = packet
      .evidence()
      .map((entry) => entry.text)
      .join(' // ');
    const cells = comparePacket(packet, row, { file: file.name, set: file.set, row: last + 1, text });
    equal += cells.equal;
    found.push(...cells.found);
  }
  return { packets: compared, equal, found };
}

function compareEventsOf({ set, capture }: TextFile, packets: readonly Packet[]): ReturnType<typeof compareEvents> {
  if (WITHOUT_EVENTS.has(set)) return { equal: 0, found: [] };
  const theirs = pairedEvents(capturedPackets(capture, packets.length));
  return compareEvents(theirs, pairedEvents(packets), showsFact(set));
}

/** tcpdump's own tests filter and skip, so the row is the next one with the same time. */
function rowOf(packet: Packet, truth: readonly Row[], last: number): number {
  const ours = timeOf(packet);
  if (ours === null) return last + 1;
  const found = truth.findIndex((row, at) => at > last && theirsFor('frame.time_epoch', ours, row).includes(ours));
  return found < 0 ? last + 1 : found;
}
