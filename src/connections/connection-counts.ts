import type { Micros } from '../core/time.js';
import { isJoined, type PerSide } from './connection-side.js';
import type { Connection, Side } from './connection.js';

const MAX_UNANSWERED = 32;
const MAX_TTLS = 8;

/** Counts data of the client; `start` is its position, null if that is unknown. */
export function countFromClient(
  connection: Connection,
  start: number | null,
  length: number,
  at: Micros,
  isAgain: boolean,
): void {
  const { client, server } = connection.sides;
  if (!isAgain) client.bytes += length;
  if (length > client.largest && !isJoined(server, length)) client.largest = length;
  if (start !== null) client.sent.sent(start, length);
  if (isAgain || connection.unanswered.length >= MAX_UNANSWERED) return;
  connection.unanswered = [...connection.unanswered, { at, end: start === null ? null : start + length }];
}

/**
 * Counts data of the server. It answers what it acknowledges; what a server sends before it has the request (tickets of
 * TLS 1.3) is no answer.
 */
export function countFromServer(
  connection: Connection,
  start: number | null,
  length: number,
  ack: number | null,
  isAgain: boolean,
): void {
  const { server, client } = connection.sides;
  if (!isAgain) server.bytes += length;
  if (length > server.largest && !isJoined(client, length)) server.largest = length;
  if (start !== null) server.sent.sent(start, length);
  if (connection.unanswered.length > 0) {
    connection.unanswered = connection.unanswered.filter(({ end }) => ack !== null && end !== null && end > ack);
  }
  if (start !== null) connection.fromServer.add(start, start + length);
}

/** Keeps the highest acknowledgement of a side; a bare one carries nothing else. */
export function raiseAck({ sides }: Connection, from: Side, ack: number, isBare: boolean): void {
  if (ack >= 2 ** 31) return;
  const side = sides[from];
  if (ack > (side.highestAck ?? -1)) side.highestAck = ack;
  sides[from === 'client' ? 'server' : 'client'].sent.acknowledged(ack, isBare);
}

/** Keeps the different times to live of a side. */
export function noteTtl(side: PerSide, ttl: number): void {
  // A list that grows by `push` reserves seventeen places, and nearly every side has one value.
  if (side.ttls.length < MAX_TTLS && !side.ttls.includes(ttl)) side.ttls = [...side.ttls, ttl];
}
