import type { Reading } from '../../core/source.js';
import { defineParser, type Emit, type Head, type LineReader } from '../../core/parser.js';
import type { Stamp } from '../../core/time.js';
import { PassedOver } from '../../text/passed-over.js';
import { PortlessPackets } from '../../dissect/portless.js';
import type { PrintedPacket } from '../../dissect/printed-packet.js';
import { readBanner, type CaptureSettings } from './banner.js';
import { ElapsedTimes } from './elapsed.js';
import { flowReader } from './flows.js';
import { beginsWithoutStamp, LineGrouper, type PacketLines } from './packet-lines.js';
import { readStamp, stampReader } from './stamp.js';
import { readTextPacket } from './text-packet.js';
import { lineEvidence, textLine, unpasted, type TextLine } from './text-line.js';

/** What only tcpdump prints after a stamp. */
const STRONG =
  /(?:^|\s|: )\(tos 0x|\S > \S+:(?: |$)|^ARP, |^IP6? |^MPLS \(|^PPPoE |Flags \[|, ethertype \S+ \(0x|^(?:[\da-f]{4}\.){2}[\da-f]{4} (?:[\da-f]{4}\.){2}[\da-f]{4} 0x[\da-f]{4} Length: \d/;
/** What it prints for other protocols; other programs might, too. */
const WEAK = /, length:? \d+(?:[:,]|$)|\[\|\w+\]/;
const HEXADECIMAL = /^\s+0x[0-9a-f]{4}: /;

/** The share of the head that is packets, banners or dumps of tcpdump. */
function recognise(head: Head): number {
  const lines = head.lines
    .filter((line) => line.trim() !== '')
    .slice(0, 60)
    .map(unpasted);
  const kinds = lines.map(kindOf);
  const count = (kind: LineKind): number => kinds.filter((found) => found === kind).length;
  const packets = count('packet');
  if (packets === 0 && count('perhaps') === 0) return count('banner') > 0 && count('other') === 0 ? 0.9 : 0;
  const share = 1 - count('other') / lines.length;
  if (packets === 0) return share >= 0.5 ? 0.5 : 0;
  return share >= 0.5 ? 1 : share >= 0.2 ? 0.6 : 0.3;
}

type LineKind = 'packet' | 'perhaps' | 'part' | 'banner' | 'other';

function kindOf(line: string): LineKind {
  const stamp = readStamp(line);
  const strong = STRONG.test(stamp?.rest ?? line);
  const begins = stamp !== null || (beginsWithoutStamp(line) && / > \S+: |^ARP, /.test(line));
  if (strong && begins) return 'packet';
  if (strong || HEXADECIMAL.test(line)) return 'part';
  if (stamp !== null && WEAK.test(stamp.rest)) return 'perhaps';
  return readBanner(line) !== null && /tcpdump|listening|\bcap|^\d+ packets? (?:captured|shown)/.test(line)
    ? 'banner'
    : 'other';
}

const NO_STAMP: Stamp = { text: '', date: null, timeOfDay: 0, step: 1, zone: null, lap: 0 };

/** Lines kept as evidence of what the capture could see. */
const MAX_SETTING_LINES = 6;

class TextReader implements LineReader {
  readonly #path: string;
  readonly #emit: Emit;
  readonly #stamps = stampReader();
  readonly #grouper: LineGrouper;
  readonly #settingLines: TextLine[] = [];
  #settings: CaptureSettings = {};
  #printed: PrintedPacket['printed'] = { dns: null, http: null, clock: 'day', filter: null };
  #flows = flowReader({ absolute: false });
  #records = 0;
  #understood = 0;
  #cut = 0;
  readonly #unread = new PassedOver();
  readonly #portless = new PortlessPackets();
  #first: Stamp | null = null;
  #last: Stamp | null = null;
  /** Null before the first packet; false if stamps are times of day. */
  #elapsed: ElapsedTimes | false | null = null;

  constructor(path: string, emit: Emit) {
    this.#path = path;
    this.#emit = emit;
    this.#grouper = new LineGrouper({
      packet: (lines) => {
        this.#packet(lines);
      },
      settings: (found, line) => {
        this.#note(found, line);
      },
      notUnderstood: (line) => {
        this.#unread.add(line.number, line.verbatim);
      },
    });
  }

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    this.#grouper.line(textLine(block.subarray(start, end), number, byteOffset));
  }

  end(): Reading {
    this.#grouper.end();
    if (this.#elapsed instanceof ElapsedTimes) this.#elapsed.end();
    emitSettings(this.#path, this.#emit, this.#settings, this.#settingLines);
    this.#sayDamage();
    return {
      records: this.#records,
      understood: this.#understood,
      first: this.#first,
      last: this.#last,
      host: this.#settings.host ?? null,
      drops: this.#settings.dropped ?? null,
    };
  }

  #packet(lines: PacketLines): void {
    // `-ttt` and `-ttttt` count from the first packet, which is at zero after a blank.
    const counts = lines.stamp?.form === 'elapsed' && lines.stamp.micros === 0;
    this.#elapsed ??=
      counts &&
      new ElapsedTimes((timed) => {
        this.#emitPacket(timed, 'elapsed');
      });
    if (this.#elapsed !== false) this.#elapsed.packet(lines);
    else this.#emitPacket(lines, lines.stamp === null ? 'none' : 'day');
  }

  #emitPacket(lines: PacketLines, clock: PrintedPacket['printed']['clock']): void {
    this.#records += 1;
    const stamp = lines.stamp === null ? NO_STAMP : this.#stamps(lines.stamp);
    if (clock === 'day') {
      this.#first ??= stamp;
      this.#last = stamp;
    }
    const number = lines.stamp?.frame ?? this.#records;
    const place = { source: this.#path, number, stamp, printed: this.#printedBy(clock) };
    const { packet, cut } = readTextPacket(lines, place, this.#flows);
    this.#cut += Number(cut);
    this.#understood += Number(this.#portless.understood(packet, packet.ip === null && /^IP6? /.test(lines.rest)));
    this.#emit.packet(packet);
  }

  /** One object for all segments of a capture, because each of them keeps it. */
  #printedBy(clock: PrintedPacket['printed']['clock']): PrintedPacket['printed'] {
    const filter = this.#settings.filter ?? null;
    if (this.#printed.clock !== clock || this.#printed.filter !== filter)
      this.#printed = { dns: null, http: null, clock, filter };
    return this.#printed;
  }

  #note(found: CaptureSettings, line: TextLine): void {
    this.#settings = { ...this.#settings, ...found };
    const says = Object.keys(found).length > 0;
    if (says && this.#settingLines.length < MAX_SETTING_LINES) this.#settingLines.push(line);
    if (found.absoluteSequence === true) this.#flows = flowReader({ absolute: true });
  }

  #sayDamage(): void {
    const repaired = this.#flows.repaired();
    const say = this.#emit.notice.bind(this.#emit);
    if (repaired > 0) {
      const why = 'printed as [S.] were read as [.]: the handshake was complete';
      say('text-repaired', `${repaired} plain ACKs ${why}`);
    }
    if (this.#cut > 0)
      say('text-cut', `${this.#cut} packets end before their length; numbers at the cut were not used`);
    this.#portless.report(this.#emit);
    this.#unread.report(
      this.#emit,
      (count, first) => `${count} lines are not tcpdump's, the first: ${first.slice(0, 120)}`,
    );
  }
}

/** Emits what the capture could see, by its own lines. */
function emitSettings(path: string, emit: Emit, settings: CaptureSettings, lines: readonly TextLine[]): void {
  const [first, ...more] = lines.map((line) => lineEvidence(path, line, null));
  if (first === undefined) return;
  const { filter, interface: name, vpn, snapLength, dropped } = settings;
  const facts = {
    ...(filter === undefined ? {} : { 'capture.filter': filter }),
    ...(name === undefined ? {} : { 'capture.interface': name }),
    ...(vpn === undefined ? {} : { 'capture.vpn': vpn }),
    ...(snapLength === undefined ? {} : { 'capture.snap_length': snapLength }),
    ...(dropped === undefined ? {} : { 'capture.dropped': dropped }),
  };
  emit.event('capture.settings', facts, { evidence: [first, ...more], stamp: null, host: settings.host ?? null });
}

/** Text printed by tcpdump, original or pasted (tcpdump 4.99: print-ip.c, print-tcp.c, util-print.c). */
export default defineParser({
  id: 'tcpdump-text',
  title: 'tcpdump text output',
  role: 'capture',
  reads: 'lines',
  discriminator: { field: 'network.transport', values: ['tcp', 'udp', 'icmp'] },
  recognise,
  open: (path, emit) => new TextReader(path, emit),
});
