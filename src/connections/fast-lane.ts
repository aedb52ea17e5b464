import type { PlainSegment } from '../core/plain-segment.js';
import { startsLikeHttp } from '../dissect/http.js';
import { countFromClient, countFromServer, noteTtl, raiseAck } from './connection-counts.js';
import type { Side } from './connection.js';
import type { OpenConnection } from './connection-table.js';
import { microsOf } from './moment.js';

/** Longest begin of a payload that decides whether it is shown as HTTP. */
const SHOWN_BEGIN = 32;

const numbers = { sequence: 0, acknowledgement: 0, length: 0, window: 0 };

/**
 * Takes a segment that only moves its connection on by a few numbers, as six of seven of a busy capture do. False, and
 * nothing is changed, unless all of this holds:
 *
 * - It is ordinary (core/plain-segment.ts).
 * - Its number is the one expected next, its ACK acknowledges nothing that the capture lacks, and it is no repeated ACK,
 *   no probe and no zero window: the sequence analysis has nothing to note (`TcpAnalysis.isInOrder`).
 * - It is not the first of its side, which is cited, and its text would show no HTTP.
 * - What reads the connection needs no look at it (`ConnectionWatcher.plain`): it carries nothing, or application data
 *   of TLS alone, after the turns that are cited.
 *
 * Everything else goes the long way through `addSegment`, which changes the same objects: there is one state, and the
 * two ways may alternate at will. test/connections/fast-lane.test.ts compares the events of both.
 */
export function takeInOrder({ connection, watcher }: OpenConnection, segment: PlainSegment, from: Side): boolean {
  const isClient = from === 'client';
  const { analysis, bases, begin } = connection.stream;
  const [own, other] = isClient ? bases : [bases[1], bases[0]];
  if (!segment.isOrdinary || own === null || other === null || begin === null) return false;
  if (isClient && !connection.clientWentOn) return false;
  const { length } = segment;
  if (length > 0 && (connection.sides[from].bytes === 0 || showsHttp(segment))) return false;
  numbers.sequence = (segment.sequence - own) >>> 0;
  numbers.acknowledgement = (segment.acknowledgement - other) >>> 0;
  numbers.length = length;
  numbers.window = segment.window;
  if (numbers.sequence >= 2 ** 31 || !analysis.isInOrder(isClient, numbers)) return false;
  const at = microsOf(segment.seconds, segment.nanoseconds);
  if (!watcher.plain(segment, from, numbers.sequence, at, connection.recent)) return false;
  analysis.addInOrder(isClient, numbers, (at - begin) * 1000);
  connection.recent.set(segment, from);
  count(connection, segment, from, at);
  return true;
}

function count(connection: OpenConnection['connection'], { length, ttl }: PlainSegment, from: Side, at: number): void {
  const { sequence, acknowledgement } = numbers;
  if (from === 'server') connection.serverWentOn = true;
  noteTtl(connection.sides[from], ttl);
  if (length > 0 && from === 'client') countFromClient(connection, sequence, length, at, false);
  else if (length > 0) countFromServer(connection, sequence, length, acknowledgement, false);
  raiseAck(connection, from, acknowledgement, length === 0);
  connection.last = connection.recent;
  connection.lastAt = Math.max(connection.lastAt, at);
}

function showsHttp({ bytes, start, length }: PlainSegment): boolean {
  const first = bytes[start] ?? 0;
  // Most payloads begin with no capital letter, and need no view of their own.
  if (first < 0x41 || first > 0x5a) return false;
  return startsLikeHttp(bytes.subarray(start, start + Math.min(length, SHOWN_BEGIN)));
}
