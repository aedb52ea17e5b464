import type { Micros } from '../core/time.js';
import type { Side } from './connection.js';

/** What one side sent before the other sent something again. */
export interface Turn {
  readonly from: Side;
  /** Payload bytes of its segments, in order. */
  readonly lengths: number[];
  total: number;
  /** Microseconds since the previous segment. */
  readonly waited: Micros;
}

/** Turns kept; a handshake has four, and two more show that data followed. */
export const MAX_TURNS = 8;

/** Adds a segment with new data. */
export function addTurn(turns: Turn[], from: Side, length: number, waited: Micros): void {
  const last = turns.at(-1);
  if (last?.from === from) {
    last.total += length;
    if (last.lengths.length < 16) last.lengths.push(length);
  } else if (turns.length < MAX_TURNS) {
    turns.push({ from, lengths: [length], total: length, waited });
  }
}

/** Number of turns after a segment with new data of that side. */
export const turnsAfter = (turns: readonly Turn[], from: Side): number =>
  turns.at(-1)?.from === from ? turns.length : Math.min(turns.length + 1, MAX_TURNS);

/** Outcome of a handshake by the order and length of its segments. */
export interface LengthsOutcome {
  readonly outcome: 'finished' | 'alert' | 'open';
  readonly alertFrom?: Side;
  /** The client sent more than an alert after the server's first flight: it did not refuse the certificate at once. */
  readonly clientContinued: boolean;
  readonly applicationData: boolean;
  /** Whether the server chose from the ClientHello, or refused it with an alert; absent where it can be neither. */
  readonly serverHello?: boolean;
  /** The client sent only alerts after its Finished. */
  readonly closedUnused: boolean;
  /** True if the client's last turn is its request, and nothing but an alert came after it. */
  readonly unanswered?: boolean;
}

/**
 * Lengths of segments that can only be alerts: 7 bytes in clear; encrypted, 24 in TLS 1.3 (5 + 2 + 1 + 16), 40 from
 * Java (its TLS 1.3 pads every record by 16), 31 in TLS 1.2 with AES-GCM (5 + 8 + 2 + 16) and 23 with ChaCha20; each
 * also after a ChangeCipherSpec of 6 bytes, or twice.
 */
const ALERT_LENGTHS: ReadonlySet<number> = new Set([7, 13, 14, 23, 24, 29, 30, 31, 37, 40, 46, 48, 62, 80]);
const CHANGE_CIPHER_SPEC = 6;

/** A ClientHello has at least 41 bytes of body and 9 of headers; shorter first data is no TLS. */
const MIN_HELLO_BYTES = 50;

/** A Finished of 48 bytes of hash, padded by Java. */
const MAX_FINISHED = 120;

/** A client that closes after such a pause did not refuse anything; it gave up waiting. */
export const HANDSHAKE_WAIT: Micros = 3_000_000;

const OPEN: LengthsOutcome = { outcome: 'open', clientContinued: false, applicationData: false, closedUnused: false };

/**
 * Judges turns; null if the first cannot be a ClientHello by its side or length. `over` is true if nothing more was
 * sent.
 */
export function judgeTurns(turns: readonly Turn[], over: boolean): LengthsOutcome | null {
  const judged = judgeOrder(turns, over);
  const flight = turns[1];
  if (judged === null || flight === undefined) return judged;
  if (judged.clientContinued) return { ...judged, serverHello: true };
  return isAlert(flight) ? { ...judged, serverHello: false } : judged;
}

function judgeOrder(turns: readonly Turn[], over: boolean): LengthsOutcome | null {
  const [hello, flight, second, third, fourth] = turns;
  if (hello?.from !== 'client' || hello.total < MIN_HELLO_BYTES) return null;
  if (flight === undefined) return OPEN;
  if (isAlert(flight) && second === undefined) return { ...OPEN, outcome: 'alert', alertFrom: 'server' };
  if (second === undefined) return OPEN;
  if (isAlert(second)) {
    const refused = over && fourth === undefined && second.waited < HANDSHAKE_WAIT;
    return refused ? { ...OPEN, outcome: 'alert', alertFrom: 'client' } : OPEN;
  }
  // Java's TLS 1.3 client if it refuses the server's name: its Finished, then alerts, and no request.
  if (endsInAlerts(second) && over && fourth === undefined) {
    return { outcome: 'finished', clientContinued: true, applicationData: false, closedUnused: true };
  }
  if (over && fourth === undefined && endsInRequest(second) && (third === undefined || isAlert(third)))
    return {
      outcome: 'finished',
      clientContinued: true,
      applicationData: false,
      closedUnused: false,
      unanswered: true,
    };
  if (third === undefined) return { ...OPEN, clientContinued: true };
  if (isAlert(third) && fourth === undefined) {
    return { ...OPEN, outcome: 'alert', alertFrom: 'server', clientContinued: true };
  }
  return afterHandshake(second, third, turns.slice(4), over);
}

function afterHandshake(second: Turn, third: Turn, rest: readonly Turn[], over: boolean): LengthsOutcome {
  const [fourth, fifth] = rest;
  const turnsEnd = rest.length <= 2;
  // TLS 1.3 sends the first request right after the Finished (64 to 90 bytes); TLS 1.2 waits for the server's.
  const early = beyondFinished(second) > 0 && third.total > 100;
  const late = fourth !== undefined && !isAlert(fourth) && fifth !== undefined;
  const closedUnused = !early && over && fourth !== undefined && isAlert(fourth);
  const asked = fourth !== undefined && !isAlert(fourth) && (fifth === undefined || (isAlert(fifth) && turnsEnd));
  const unanswered = over && !early && asked;
  const applicationData = early || (late && !unanswered);
  return {
    outcome: 'finished',
    clientContinued: true,
    applicationData,
    closedUnused,
    ...(unanswered ? { unanswered } : {}),
  };
}

/** Bytes of a client's second turn after its ChangeCipherSpec and its Finished. */
function beyondFinished(turn: Turn): number {
  const [, ...rest] = turn.lengths.filter((length) => length !== CHANGE_CIPHER_SPEC);
  return rest.filter((length) => !ALERT_LENGTHS.has(length)).reduce((sum, length) => sum + length, 0);
}

/** TLS 1.3: the request follows the Finished; in TLS 1.2 the Finished, the shorter one, is the last of this turn. */
function endsInRequest(turn: Turn): boolean {
  const [, ...rest] = turn.lengths.filter((length) => length !== CHANGE_CIPHER_SPEC);
  return (rest.at(-1) ?? 0) > MAX_FINISHED;
}

function endsInAlerts(turn: Turn): boolean {
  const last = turn.lengths.at(-1) ?? 0;
  return turn.lengths.length > 1 && ALERT_LENGTHS.has(last) && beyondFinished(turn) === 0;
}

function isAlert(turn: Turn): boolean {
  const lengths = turn.lengths.filter((length) => length !== CHANGE_CIPHER_SPEC);
  return lengths.length > 0 && lengths.length <= 3 && lengths.every((length) => ALERT_LENGTHS.has(length));
}
