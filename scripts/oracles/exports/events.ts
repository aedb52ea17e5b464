import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { AnyEvent } from '../../../src/core/event.js';
import type { ReadSource } from '../../../src/core/source.js';
import { pairPackets } from '../../../src/connections/pair-packets.js';
import { parsers } from '../../../src/parsers/index.js';
import { readSource } from '../../../src/reading/read-source.js';
import { nodePlatform } from '../../../src/platform/node.js';

/** One event's facts by field; `stamp` and `frames` count as facts. */
type EventFacts = ReadonlyMap<string, string>;

/** Events by a name that does not depend on their reader. */
export type NamedEvents = ReadonlyMap<string, EventFacts>;

/** Fields that name an event. */
const NAMES: ReadonlySet<string> = new Set([
  ...['source.ip', 'source.port', 'destination.ip', 'destination.port', 'server.ip'],
  ...['dns.question.name', 'dns.question.type', 'icmp.type', 'icmp.code'],
]);

/** One fact that differs between an export and its capture; null if one side lacks the event. */
export interface Difference {
  readonly event: string;
  readonly field: string;
  readonly capture: string | null;
  readonly ours: string | null;
}

/** Result of comparing one export. */
export interface Comparison {
  readonly events: number;
  readonly facts: number;
  readonly differences: readonly Difference[];
}

/** Reads a capture or export like the program, in chunks of 64 KiB. */
export function readFile(path: string): Promise<ReadSource> {
  const stored = readFileSync(path);
  const bytes = path.endsWith('.gz') ? gunzipSync(stored) : stored;
  const open = async function* (): AsyncIterable<Uint8Array> {
    for (let at = 0; at < bytes.byteLength; at += 65_536) yield await Promise.resolve(bytes.subarray(at, at + 65_536));
  };
  const source = { path: basename(path), size: bytes.byteLength, modified: null, open };
  return readSource(source, { parsers, pairPackets, platform: nodePlatform });
}

/** The events of a source by name; repeated names get a number. */
export function namedEvents(events: readonly AnyEvent[]): NamedEvents {
  const named = new Map<string, EventFacts>();
  const counts = new Map<string, number>();
  for (const event of events) {
    // A capture's settings are facts of its file, which no export repeats.
    if (event.kind === 'capture.settings') continue;
    const facts = Object.entries(event.facts);
    const name = [event.kind, ...facts.flatMap(([field, value]) => (NAMES.has(field) ? [String(value)] : []))].join(
      ' ',
    );
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    named.set(`${name} #${String(count)}`, factsOf(event, facts));
  }
  return named;
}

function factsOf({ stamp, evidence }: AnyEvent, facts: readonly (readonly [string, unknown])[]): EventFacts {
  const others = facts.filter(([field]) => !NAMES.has(field));
  const place: readonly (readonly [string, unknown])[] = [
    ['stamp', stamp === null ? null : [stamp.date, stamp.timeOfDay]],
    ['frames', evidence.map(({ number }) => number)],
  ];
  return new Map([...others, ...place].map(([field, value]) => [field, JSON.stringify(value)]));
}

/** Compares an export with its capture, fact by fact. */
export function compareEvents(capture: NamedEvents, ours: NamedEvents): Comparison {
  const differences: Difference[] = [];
  let facts = 0;
  for (const [event, theirs] of capture) {
    const own = ours.get(event);
    facts += theirs.size;
    for (const field of new Set([...theirs.keys(), ...(own?.keys() ?? [])])) {
      const [expected, found] = [theirs.get(field) ?? null, own?.get(field) ?? null];
      if (expected !== found) differences.push({ event, field, capture: expected, ours: found });
    }
    if (own === undefined) differences.push({ event, field: 'event', capture: 'an event', ours: null });
  }
  for (const event of ours.keys())
    if (!capture.has(event)) differences.push({ event, field: 'event', capture: null, ours: 'an event' });
  return { events: capture.size, facts, differences };
}
