import type { Micros } from '../core/time.js';
import type { Side } from './connection.js';

/** What one side sent before the other sent something again. */
export interface Turn {
  readonly from: Side;
  /** Payload bytes of its segments, in order. */
  readonly lengths: number[];
  total: number;
  /** Microseconds since the segment before it. */
  readonly waited: Micros;
}

/** Turns that are kept: a handshake has four, and two more show that data followed. */
export const MOST_TURNS = 8;

/** Adds a segment with new data. */
export function addTurn(turns: Turn[], from: Side, length: number, waited: Micros): void {
  const last = turns.at(-1);
  if (last?.from === from) {
    last.total += length;
    if (last.lengths.length < 16) last.lengths.push(length);
  } else if (turns.length < MOST_TURNS) {
    turns.push({ from, lengths: [length], total: length, waited });
  }
}

/** How a handshake went by the order and length of its segments alone. */
export interface LengthsOutcome {
  readonly outcome: 'finished' | 'alert' | 'open';
  readonly alertFrom?: Side;
  /** The client sent more than an alert after the server's first flight: it did not refuse the certificate at once. */
  readonly clientContinued: boolean;
  readonly applicationData: boolean;
}

/**
 * Segments that can be nothing but alerts: 7 bytes in clear; encrypted, 24 in TLS 1.3 (5 + 2 + 1 + 16) and 31 in
 * TLS 1.2 with AES-GCM (5 + 8 + 2 + 16); each also behind a ChangeCipherSpec of 6 bytes, or twice.
 */
const ALERT_LENGTHS: ReadonlySet<number> = new Set([6, 7, 13, 14, 24, 30, 31, 37]);

/** A ClientHello has at least 41 bytes of body and 9 of headers; shorter first data is no TLS. */
const SHORTEST_HELLO = 50;

/** A client that closes after a pause this long did not refuse what it got: it gave up waiting for the rest. */
export const HANDSHAKE_WAIT: Micros = 3_000_000;

/** Judges turns; null where the first is no ClientHello by its side or length. `over`: nothing more was sent. */
export function judgeTurns(turns: readonly Turn[], over: boolean): LengthsOutcome | null {
  const [hello, flight, second, third, fourth, fifth] = turns;
  if (hello?.from !== 'client' || hello.total < SHORTEST_HELLO) return null;
  const open = { outcome: 'open', clientContinued: false, applicationData: false } as const;
  if (flight === undefined) return open;
  if (isAlert(flight) && second === undefined) return { ...open, outcome: 'alert', alertFrom: 'server' };
  if (second === undefined) return open;
  if (isAlert(second)) {
    const refused = over && third === undefined && second.waited < HANDSHAKE_WAIT;
    return refused ? { ...open, outcome: 'alert', alertFrom: 'client' } : open;
  }
  if (third === undefined) return { ...open, clientContinued: true };
  if (isAlert(third) && fourth === undefined) {
    return { ...open, outcome: 'alert', alertFrom: 'server', clientContinued: true };
  }
  // TLS 1.3 sends the first request with or right behind the Finished (64 or 80 bytes); TLS 1.2 waits for the server's.
  const early = second.lengths.length > 1 && second.total > 150 && third.total > 100;
  const late = fourth !== undefined && !isAlert(fourth) && fifth !== undefined;
  return { outcome: 'finished', clientContinued: true, applicationData: early || late };
}

function isAlert(turn: Turn): boolean {
  return turn.lengths.length <= 3 && turn.total > 6 && turn.lengths.every((length) => ALERT_LENGTHS.has(length));
}
