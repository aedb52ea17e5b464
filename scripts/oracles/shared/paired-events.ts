import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { AnyEvent } from '../../../src/core/event.js';
import type { Emit } from '../../../src/core/parser.js';
import type { Packet } from '../../../src/core/packet.js';
import { pairPackets } from '../../../src/connections/pair-packets.js';
import pcap from '../../../src/parsers/captures/pcap.js';
import pcapng from '../../../src/parsers/captures/pcapng.js';
import type { TextDifference } from './text-cells.js';
import { nodePlatform } from '../../../src/platform/node.js';

/** An event from packets, by a name that does not depend on the reader. */
export interface PairedEvent {
  readonly name: string;
  readonly facts: ReadonlyMap<string, string>;
}

const KINDS = ['tcp.connection', 'dns.lookup', 'icmp.error'] as const;
/** Fields that name an event. */
const NAMES: ReadonlySet<string> = new Set([
  'source.ip',
  'source.port',
  'destination.ip',
  'destination.port',
  'server.ip',
  'dns.question.name',
  'dns.question.type',
  'icmp.type',
  'icmp.code',
]);

/** Pairs packets into events; repeated names get a number. */
export function pairedEvents(packets: readonly Packet[]): readonly PairedEvent[] {
  const events: PairedEvent[] = [];
  const counts = new Map<string, number>();
  const pairer = pairPackets(
    {
      event: (kind, facts) => {
        if (!isPaired(kind)) return;
        const fields = Object.entries(facts);
        const ends = fields.flatMap(([field, value]) => (NAMES.has(field) ? [String(value)] : []));
        const name = [kind, ...ends].join(' ');
        const count = kind === 'icmp.error' ? 1 : (counts.get(name) ?? 0) + 1;
        // Errors of several flows are only distinct if the quoted packet is shown, so the first counts for all.
        if (kind === 'icmp.error' && counts.has(name)) return;
        counts.set(name, count);
        const others = fields.filter(([field]) => !NAMES.has(field));
        events.push({
          name: `${name} ${count}`,
          facts: new Map(others.map(([field, value]) => [field, String(value)])),
        });
      },
    },
    nodePlatform,
  );
  for (const packet of packets) pairer.packet(packet);
  pairer.end();
  return events;
}

const isPaired = (kind: AnyEvent['kind']): boolean => KINDS.some((paired) => paired === kind);

/** The packets of a capture, up to `maxPackets`. */
export function capturedPackets(path: string, maxPackets: number): readonly Packet[] {
  const stored = readFileSync(path);
  const bytes = path.endsWith('.gz') ? gunzipSync(stored) : stored;
  const packets: Packet[] = [];
  const emit: Emit = {
    event: () => undefined,
    clock: () => undefined,
    message: () => false,
    notice: () => undefined,
    packet: (packet) => {
      // Other blocks of pcapng have no link type, and no line in tcpdump's text.
      if (packet.linkType !== null && packets.length < maxPackets) packets.push(packet);
    },
  };
  const head = { path, bytes: bytes.subarray(0, 65_536), lines: [] };
  const parser = [pcap, pcapng].find((one) => one.recognise(head) > 0);
  const reader = parser?.open(path, emit);
  reader?.bytes(bytes);
  reader?.end();
  return packets;
}

/** One fact that differs between text and capture; `text` names the event. */
export type EventDifference = Pick<TextDifference, 'column' | 'theirs' | 'ours' | 'text'>;

/** Compares text with capture: the capture may know more than the text, but never less and nothing different. */
export function compareEvents(
  capture: readonly PairedEvent[],
  text: readonly PairedEvent[],
  fields: (field: string) => boolean,
): { readonly equal: number; readonly found: readonly EventDifference[] } {
  const read = new Map(text.map((event) => [event.name, event.facts]));
  const found: EventDifference[] = [];
  let equal = 0;
  for (const { name, facts } of capture) {
    const ours = read.get(name);
    if (ours === undefined) found.push({ column: 'event', theirs: 'an event', ours: 'none', text: name });
    for (const [field, value] of facts) {
      const own = ours?.get(field);
      if (ours === undefined || !fields(field)) continue;
      if (own === value) equal += 1;
      else found.push({ column: field, theirs: value, ours: own ?? '', text: name });
    }
  }
  const known = new Set(capture.map(({ name }) => name));
  const invented = text.filter(({ name }) => !known.has(name));
  found.push(...invented.map(({ name }) => ({ column: 'event', theirs: 'none', ours: 'an event', text: name })));
  return { equal, found };
}
