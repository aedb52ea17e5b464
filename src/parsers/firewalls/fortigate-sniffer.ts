import type { Evidence } from '../../core/evidence.js';
import { defineParser, type Emit, type Head, type LineReader } from '../../core/parser.js';
import type { Reading } from '../../core/source.js';
import type { Stamp } from '../../core/time.js';
import { PortlessPackets } from '../../dissect/portless.js';
import type { PrintedPacket } from '../../dissect/printed-packet.js';
import { promptOf } from '../../text/prompts.js';
import { PassedOver } from '../../text/passed-over.js';
import { readDumped } from '../tcpdump/dumped-packet.js';
import { readHexDump } from '../tcpdump/hex-dump.js';
import { lineEvidence, textLine, unpasted, type TextLine } from '../tcpdump/text-line.js';
import { sniffedPacket, type SniffedPacket } from './sniffed-packet.js';
import { PayloadLengths } from './payload-lengths.js';
import { Passages } from './passages.js';
import { sniffingOf, type Sniffing } from './sniffing.js';
import { snifferTime, type SnifferTime } from './sniffer-time.js';

/** From verbosity 2 on, the packet's bytes follow, in tcpdump's form but for the colon. */
const HEXADECIMAL = /^\s*0x([\da-f]{4,})\s+(?=[\da-f]{4})/;
/** The counters at its end; what a terminal adds. */
const CLOSING = /^\s*(?:\d+ packets (?:received|dropped|captured)\b|\^C|Press \S+ to)/;

interface Open {
  readonly line: TextLine;
  readonly time: SnifferTime;
  readonly packet: SniffedPacket;
  readonly dump: TextLine[];
}

class SnifferReader implements LineReader {
  readonly #path: string;
  readonly #emit: Emit;
  readonly #unread = new PassedOver();
  readonly #portless = new PortlessPackets();
  readonly #passages = new Passages();
  readonly #lengths: PayloadLengths;
  readonly #settingLines: TextLine[] = [];
  #sniffing: Sniffing = {};
  #open: Open | null = null;
  #records = 0;
  #understood = 0;
  #first: Stamp | null = null;
  #last: Stamp | null = null;

  constructor(path: string, emit: Emit) {
    this.#path = path;
    this.#emit = emit;
    this.#lengths = new PayloadLengths((packet) => {
      emit.packet(packet);
    });
  }

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    const line = textLine(block.subarray(start, end), number, byteOffset);
    if (line.text.trim() === '' || CLOSING.test(line.text)) return;
    const sniffing = sniffingOf(line.text);
    const time = sniffing === null ? snifferTime(line.text.trimStart(), this.#sniffing.isUtc === true) : null;
    const packet = time === null ? null : sniffedPacket(time.rest);
    if (sniffing !== null) this.#note(sniffing, line);
    else if (time !== null && packet !== null) this.#begin({ line, time, packet, dump: [] });
    else if (this.#open !== null && HEXADECIMAL.test(line.text)) this.#open.dump.push(asDump(line));
    else if (promptOf(line.text) === null) this.#unread.add(number, line.verbatim);
  }

  end(): Reading {
    this.#close();
    this.#lengths.end();
    this.#emitSettings();
    this.#portless.report(this.#emit);
    this.#unread.report(
      this.#emit,
      (count, first) => `${String(count)} lines are not the sniffer's, the first: ${first.slice(0, 120)}`,
    );
    const host = this.#sniffing.host ?? null;
    return { records: this.#records, understood: this.#understood, first: this.#first, last: this.#last, host };
  }

  #begin(open: Open): void {
    this.#close();
    this.#open = open;
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (open === null) return;
    const { stamp, clock } = open.time;
    this.#records += 1;
    if (clock === 'day') {
      this.#first ??= stamp;
      this.#last = stamp;
    }
    const isOwn = this.#passages.isOwnReset(open.packet, stamp) && this.#sniffing.interface === 'any';
    const packet = printedPacket(open, this.#path, this.#sniffing.filter ?? null, isOwn);
    this.#understood += Number(this.#portless.understood(packet));
    if (!this.#passages.isKnown(open.packet, stamp)) this.#lengths.packet(packet);
  }

  #note(sniffing: Sniffing, line: TextLine): void {
    this.#close();
    this.#sniffing = { ...this.#sniffing, ...sniffing };
    this.#settingLines.push(line);
  }

  #emitSettings(): void {
    const [first, ...more] = this.#settingLines.slice(0, 4).map((line) => lineEvidence(this.#path, line, null));
    if (first === undefined) return;
    const { filter, interface: name, host } = this.#sniffing;
    const facts = {
      ...(filter == null ? {} : { 'capture.filter': filter }),
      ...(name === undefined ? {} : { 'capture.interface': name }),
    };
    this.#emit.event('capture.settings', facts, { evidence: [first, ...more], stamp: null, host: host ?? null });
  }
}

function asDump(line: TextLine): TextLine {
  return { ...line, text: line.text.replace(HEXADECIMAL, '\t0x$1:  ') };
}

function printedPacket(
  { line, time, packet, dump }: Open,
  path: string,
  filter: string | null,
  notForwarded: boolean,
): PrintedPacket {
  const { stamp, clock } = time;
  const { ip, tcp, udp, icmp } = packet;
  const bytes = readHexDump(dump);
  const read = bytes === null ? null : readDumped(bytes, ip, bytes.byteLength);
  const evidence: Evidence = lineEvidence(path, line, clock === 'day' ? stamp : null);
  const length = bytes?.byteLength ?? 0;
  return {
    ...{ number: line.number, stamp, seconds: null, nanoseconds: (stamp.timeOfDay % 1_000_000) * 1000 },
    ...{ length, capturedLength: length, linkType: null, ip, tcp, udp, icmp, payload: null },
    ...read,
    printed: { dns: null, http: null, clock, filter, ...(notForwarded ? { notForwarded } : {}) },
    evidence: () => [evidence],
  };
}

/** The share of the head that is the sniffer's. */
function recognise({ lines }: Head): number {
  const shown = lines.slice(0, 60).map(unpasted);
  const packets = shown.filter((line) => {
    const time = snifferTime(line.trimStart(), false);
    return time !== null && sniffedPacket(time.rest) !== null;
  }).length;
  const others = shown.filter((line) => sniffingOf(line) !== null || HEXADECIMAL.test(line) || CLOSING.test(line));
  if (packets === 0) return 0;
  const share = (packets + others.length) / shown.length;
  return share >= 0.5 ? 1 : share >= 0.2 ? 0.6 : 0.3;
}

/** What `diagnose sniffer packet` of a FortiGate prints at any verbosity (Fortinet's "Packet sniffing" pages). */
export default defineParser({
  id: 'fortigate-sniffer',
  title: "FortiGate's packet sniffer",
  role: 'capture',
  reads: 'lines',
  discriminator: { field: 'network.transport', values: ['tcp', 'udp', 'icmp'] },
  recognise,
  open: (path, emit) => new SnifferReader(path, emit),
});
