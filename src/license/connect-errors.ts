import type { Facts } from '../core/event.js';
import type { ClientErrorKind } from '../events/errors.js';
import type { KnownTexts } from './known-texts.js';
import { SYSTEM_TEXTS as SYSTEM } from './system-errors.js';

type Connection = Facts['tcp.connection'];
type Failure = Pick<Connection, 'tcp.handshake' | 'error.code' | 'error.kind'>;

interface Row {
  readonly text: RegExp;
  readonly handshake: Connection['tcp.handshake'];
  /** errno. */
  readonly code: string;
  readonly kind: ClientErrorKind;
}

const pattern = (text: string): RegExp => new RegExp(text, 'i');

/**
 * Texts of strerror(3) in glibc, musl and BSD, of Winsock, and of programs for a failed connect. Unreachable is not
 * silence: the host's route table, a neighbour or a router reported it.
 */
const ROWS: readonly Row[] = [
  {
    text: pattern(String.raw`refused|errno=(?:111|61|10061)\b`),
    handshake: 'refused',
    code: 'ECONNREFUSED',
    kind: 'connection-refused',
  },
  {
    text: pattern(
      String.raw`${SYSTEM.noRoute}|host (?:is )?(?:unreachable|down)|unreachable host|errno=(?:113|65|10065)\b`,
    ),
    handshake: 'failed',
    code: 'EHOSTUNREACH',
    kind: 'no-route',
  },
  {
    text: pattern(String.raw`network (?:is )?unreachable|unreachable network|errno=(?:101|51|10051)\b`),
    handshake: 'failed',
    code: 'ENETUNREACH',
    kind: 'no-route',
  },
  {
    text: pattern(String.raw`timed? ?out|timeout|did not properly respond|errno=(?:110|60|10060|115)\b`),
    handshake: 'unanswered',
    code: 'ETIMEDOUT',
    kind: 'connect-timed-out',
  },
  {
    text: pattern(String.raw`${SYSTEM.denied}|operation not permitted|errno=(?:1|13)\b`),
    handshake: 'failed',
    code: 'EACCES',
    kind: 'other',
  },
];

/** Texts of commands that could not connect. */
export const CONNECT_FAILURE_TEXTS: readonly KnownTexts[] = ROWS.map(({ kind, text }) => ({
  kind,
  texts: [text.source],
}));

/** Facts of a failed connect from a command's words; `failed` if they say no more. */
export function connectFailure(words: string): Failure {
  const row = ROWS.find(({ text }) => text.test(words));
  if (row === undefined) return { 'tcp.handshake': 'failed' };
  return { 'tcp.handshake': row.handshake, 'error.code': row.code, 'error.kind': row.kind };
}
