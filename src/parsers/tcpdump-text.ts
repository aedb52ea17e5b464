import type { Reading } from '../core/model.js';
import { defineParser, type Emit, type Head, type LineReader } from '../core/parser.js';
import { repairPasted } from '../core/repair.js';
import type { Stamp } from '../core/time.js';
import { readBanner, type CaptureSettings } from './tcpdump/banner.js';
import { flowReader } from './tcpdump/flows.js';
import { groupLines, type PacketLines } from './tcpdump/packet-lines.js';
import { readStamp, stampReader } from './tcpdump/stamp.js';
import { readTextPacket } from './tcpdump/text-packet.js';
import { lineEvidence, type TextLine } from './tcpdump/text-line.js';

/** The text that tcpdump prints, as it came or as it was pasted (tcpdump 4.99: print-ip.c, print-tcp.c, util-print.c). */
export default defineParser({
  id: 'tcpdump-text',
  title: 'tcpdump text output',
  role: 'capture',
  reads: 'lines',
  discriminator: { field: 'network.transport', values: ['tcp', 'udp', 'icmp'] },
  recognise,
  open,
});

const PACKET = /(?:^|\s|: )\(tos 0x|\S+ > \S+:(?: |$)|^ARP, |^IP6? |Flags \[/;

/** The share of lines that are packets, banners or dumps of tcpdump. */
function recognise(head: Head): number {
  const lines = head.lines.filter((line) => line.trim() !== '').slice(0, 60);
  let packets = 0;
  let own = 0;
  for (const raw of lines) {
    const line = repairPasted(raw);
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

function open(path: string, emit: Emit): LineReader {
  const stamps = stampReader();
  const seen = { records: 0, understood: 0, cut: 0, unread: 0 };
  let first: Stamp | null = null;
  let last: Stamp | null = null;
  let elapsed: boolean | null = null;
  let settings: CaptureSettings = {};
  let flows = flowReader({ absolute: false });
  let firstUnread: TextLine | null = null;
  const settingLines: TextLine[] = [];
  const packet = (lines: PacketLines): void => {
    seen.records += 1;
    // `-ttt` and `-ttttt` count from the first packet, which is then at zero behind a blank.
    elapsed ??= lines.stamp?.form === 'elapsed' && lines.stamp.micros === 0;
    const clock = lines.stamp === null ? 'none' : elapsed ? 'elapsed' : 'day';
    const stamp = lines.stamp === null ? NO_STAMP : stamps(lines.stamp);
    if (clock === 'day') first ??= stamp;
    if (clock === 'day') last = stamp;
    const number = lines.stamp?.frame ?? seen.records;
    const read = readTextPacket(lines, { source: path, number, stamp, clock, filter: settings.filter ?? null }, flows);
    if (read.cut) seen.cut += 1;
    if (read.packet.ip !== null) seen.understood += 1;
    emit.packet(read.packet);
  };
  const grouper = groupLines({
    packet,
    settings(found, line) {
      settings = { ...settings, ...found };
      if (Object.keys(found).length > 0 && settingLines.length < 6) settingLines.push(line);
      if (found.absoluteSequence === true) flows = flowReader({ absolute: true });
    },
    notUnderstood(line) {
      seen.unread += 1;
      firstUnread ??= line;
    },
  });
  return {
    line(block, start, end, number, byteOffset) {
      const verbatim = block.toString('utf8', start, end);
      grouper.line({ verbatim, text: repairPasted(verbatim), number, byteOffset });
    },
    end(): Reading {
      grouper.end();
      tellSettings(path, emit, settings, settingLines);
      say(emit, { repaired: flows.repaired(), ...seen, firstUnread });
      return {
        records: seen.records,
        understood: seen.understood,
        first,
        last,
        host: settings.host ?? null,
        drops: settings.dropped ?? null,
      };
    },
  };
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

interface Damage {
  readonly repaired: number;
  readonly cut: number;
  readonly unread: number;
  readonly firstUnread: TextLine | null;
}

function say(emit: Emit, damage: Damage): void {
  if (damage.repaired > 0) {
    emit.notice(
      'text-repaired',
      `${damage.repaired} plain ACKs printed as [S.] were read as [.]: the handshake was complete`,
    );
  }
  if (damage.cut > 0)
    emit.notice('text-cut', `${damage.cut} packets end before their length; numbers at the cut were not used`);
  if (damage.firstUnread !== null) {
    const { number, verbatim } = damage.firstUnread;
    emit.notice('not-read', `${damage.unread} lines are not tcpdump's, the first: ${verbatim.slice(0, 120)}`, number);
  }
}
