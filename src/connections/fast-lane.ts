import type { Packet } from '../core/packet.js';
import type { PlainSegment } from '../core/plain-segment.js';
import type { Micros } from '../core/time.js';
import { startsLikeHttp } from '../dissect/http.js';
import { countFromClient, countFromServer, noteTtl, raiseAck, type Side } from './connection.js';
import type { OpenConnection } from './connection-table.js';
import { FlowCache } from './flow-cache.js';
import { RecentSegment } from './recent-segment.js';

/** Longest begin of a payload that decides whether it is shown as HTTP. */
const SHOWN_BEGIN = 32;

/**
 * The fast lane: six of seven packets of a busy capture only move a connection that is known on by a few numbers. They
 * are taken here from their bytes, before any object is made of them. It may take a segment if all of this holds:
 *
 * - It is a plain segment (core/plain-segment.ts) of an open connection that was seen as a packet before.
 * - Its number is the one expected next, its ACK acknowledges nothing that the capture lacks, and it is no repeated ACK,
 *   no probe and no zero window: the sequence analysis has nothing to note (`TcpAnalysis.isInOrder`).
 * - It is not the first of its side, which is cited, and its text would show no HTTP.
 * - What reads the connection needs no look at it (`ConnectionWatcher.plain`): it carries nothing, or application data
 *   of TLS alone, after the turns that are cited.
 *
 * Everything else goes as a packet through `pairConnections`, which changes the same objects: there is one state, and
 * the two ways may alternate at will. Nothing is lost: counters, times, positions, turns and records advance as there,
 * and the last segment, which the evidence of a connection ends with, is kept as numbers (`RecentSegment`).
 * test/connections/fast-lane.test.ts compares the events of both ways.
 */
export class FastLane {
  /** Made with the first connection, because most sources are no captures. */
  #flows: FlowCache | null = null;
  /** The last segment that was not of a known flow: its packet follows and says of which connection it is. */
  #unknown: PlainSegment | null = null;
  readonly #numbers = { sequence: 0, acknowledgement: 0, length: 0, window: 0 };

  /** Takes a segment; null, and nothing is changed, if it has to come as a packet. */
  take(segment: PlainSegment): OpenConnection | null {
    const flows = this.#flows;
    const entry = flows?.find(segment) ?? null;
    this.#unknown = entry === null ? segment : null;
    return flows !== null && entry !== null && this.#passes(entry, segment, flows.from) ? entry : null;
  }

  /** Notes the connection of a packet, whose next segments may come by the fast lane. */
  adopt(entry: OpenConnection, { number }: Packet, from: Side): void {
    if (this.#unknown?.number === number) (this.#flows ??= new FlowCache()).put(entry, this.#unknown, from);
  }

  /** The connection is over. */
  forget(entry: OpenConnection): void {
    this.#flows?.drop(entry);
  }

  #passes({ connection, watcher }: OpenConnection, segment: PlainSegment, from: Side): boolean {
    const isClient = from === 'client';
    const { analysis, bases, begin } = connection.stream;
    const [own, other] = isClient ? bases : [bases[1], bases[0]];
    if (own === null || other === null || begin === null || (isClient && !connection.clientWentOn)) return false;
    const { length } = segment;
    if (length > 0 && (connection.sides[from].bytes === 0 || showsHttp(segment))) return false;
    const numbers = this.#numbers;
    numbers.sequence = (segment.sequence - own) >>> 0;
    numbers.acknowledgement = (segment.acknowledgement - other) >>> 0;
    numbers.length = length;
    numbers.window = segment.window;
    if (numbers.sequence >= 2 ** 31 || !analysis.isInOrder(isClient, numbers)) return false;
    const at = segment.seconds * 1_000_000 + Math.floor(segment.nanoseconds / 1000);
    const recent = (connection.recent ??= new RecentSegment(connection));
    if (!watcher.plain(segment, from, numbers.sequence, at, recent)) return false;
    analysis.addInOrder(isClient, numbers, (at - begin) * 1000);
    recent.set(segment, from);
    this.#count(connection, segment, from, at);
    return true;
  }

  #count(connection: OpenConnection['connection'], { length, ttl }: PlainSegment, from: Side, at: Micros): void {
    const { sequence, acknowledgement } = this.#numbers;
    if (from === 'server') connection.serverWentOn = true;
    noteTtl(connection.sides[from], ttl);
    if (length > 0 && from === 'client') countFromClient(connection, sequence, length, at, false);
    else if (length > 0) countFromServer(connection, sequence, length, acknowledgement, false);
    raiseAck(connection, from, acknowledgement, length === 0);
    if (connection.recent !== null) connection.last = connection.recent;
    connection.lastAt = Math.max(connection.lastAt, at);
  }
}

function showsHttp({ bytes, start, length }: PlainSegment): boolean {
  const first = bytes[start] ?? 0;
  // Most payloads begin with no capital letter, and need no view of their own.
  if (first < 0x41 || first > 0x5a) return false;
  return startsLikeHttp(bytes.subarray(start, start + Math.min(length, SHOWN_BEGIN)));
}
