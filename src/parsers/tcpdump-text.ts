import type { Reading } from '../core/model.js';
import { defineParser, type Emit, type Head, type LineReader } from '../core/parser.js';
import type { Stamp } from '../core/time.js';
import { readBanner, type CaptureSettings } from './tcpdump/banner.js';
import { flowReader } from './tcpdump/flows.js';
import { groupLines, type LineGrouper, type PacketLines } from './tcpdump/packet-lines.js';
import { readStamp, stampReader } from './tcpdump/stamp.js';
import { readTextPacket } from './tcpdump/text-packet.js';
import { lineEvidence, unpasted, type TextLine } from './tcpdump/text-line.js';

const PACKET = /(?:^|\s|: )\(tos 0x|\S+ > \S+:(?: |$)|^ARP, |^IP6? |Flags \[/;

/** The share of lines that are packets, banners or dumps of tcpdump. */
function recognise(head: Head): number {
  const lines = head.lines.filter((line) => line.trim() !== '').slice(0, 60);
  let packets = 0;
  let own = 0;
  for (const raw of lines) {
    const line = unpasted(raw);
    const stamp = readStamp(line);
    const isPacket = PACKET.test(stamp?.rest ?? line);
    if (isPacket && (stamp !== null || /^IP6? .* > /.test(line))) packets += 1;
    if (isPacket || /^\s+0x[0-9a-f]{4}: /.test(line) || (readBanner(line) !== null && /tcpdump|listening/.test(line)))
      own += 1;
  }
  if (packets === 0) return own > 0 && own === lines.length ? 0.9 : 0;
  const share = own / lines.length;
  return share >= 0.5 ? 1 : share >= 0.2 ? 0.6 : 0.3;
}

const NO_STAMP: Stamp = { text: '', date: null, timeOfDay: 0, step: 1, zone: null, lap: 0 };

/** Lines around the packets that are kept to show what the capture could see. */
const MOST_SETTING_LINES = 6;

class TextReader implements LineReader {
  readonly #path: string;
  readonly #emit: Emit;
  readonly #stamps = stampReader();
  readonly #grouper: LineGrouper;
  readonly #settingLines: TextLine[] = [];
  #settings: CaptureSettings = {};
  #flows = flowReader({ absolute: false });
  #records = 0;
  #understood = 0;
  #cut = 0;
  #unread: { readonly first: TextLine; count: number } | null = null;
  #first: Stamp | null = null;
  #last: Stamp | null = null;
  #elapsed: boolean | null = null;

  constructor(path: string, emit: Emit) {
    this.#path = path;
    this.#emit = emit;
    this.#grouper = groupLines({
      packet: (lines) => {
        this.#packet(lines);
      },
      settings: (found, line) => {
        this.#note(found, line);
      },
      notUnderstood: (line) => {
        this.#unread ??= { first: line, count: 0 };
        this.#unread.count += 1;
      },
    });
  }

  line(block: Buffer, start: number, end: number, number: number, byteOffset: number): void {
    const verbatim = block.toString('utf8', start, end);
    this.#grouper.line({ verbatim, text: unpasted(verbatim), number, byteOffset });
  }

  end(): Reading {
    this.#grouper.end();
    tellSettings(this.#path, this.#emit, this.#settings, this.#settingLines);
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
    this.#records += 1;
    // `-ttt` and `-ttttt` count from the first packet, which is then at zero behind a blank.
    this.#elapsed ??= lines.stamp?.form === 'elapsed' && lines.stamp.micros === 0;
    const clock = lines.stamp === null ? 'none' : this.#elapsed ? 'elapsed' : 'day';
    const stamp = lines.stamp === null ? NO_STAMP : this.#stamps(lines.stamp);
    if (clock === 'day') {
      this.#first ??= stamp;
      this.#last = stamp;
    }
    const number = lines.stamp?.frame ?? this.#records;
    const place = { source: this.#path, number, stamp, clock, filter: this.#settings.filter ?? null } as const;
    const { packet, cut } = readTextPacket(lines, place, this.#flows);
    this.#cut += Number(cut);
    this.#understood += Number(packet.ip !== null);
    this.#emit.packet(packet);
  }

  #note(found: CaptureSettings, line: TextLine): void {
    this.#settings = { ...this.#settings, ...found };
    const says = Object.keys(found).length > 0;
    if (says && this.#settingLines.length < MOST_SETTING_LINES) this.#settingLines.push(line);
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
    if (this.#unread === null) return;
    const { first, count } = this.#unread;
    say('not-read', `${count} lines are not tcpdump's, the first: ${first.verbatim.slice(0, 120)}`, first.number);
  }
}

/** What the capture could see, as its own lines say. */
function tellSettings(path: string, emit: Emit, settings: CaptureSettings, lines: readonly TextLine[]): void {
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

/** The text that tcpdump prints, as it came or as it was pasted (tcpdump 4.99: print-ip.c, print-tcp.c, util-print.c). */
export default defineParser({
  id: 'tcpdump-text',
  title: 'tcpdump text output',
  role: 'capture',
  reads: 'lines',
  discriminator: { field: 'network.transport', values: ['tcp', 'udp', 'icmp'] },
  recognise,
  open: (path, emit) => new TextReader(path, emit),
});
