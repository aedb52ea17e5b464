import type { Facts } from '../../core/event.js';

type Connection = Facts['tcp.connection'];

/** How a connect ended. */
export interface ConnectFailure {
  readonly handshake: Connection['tcp.handshake'];
  /** errno, where the words tell it. */
  readonly code?: string;
}

/**
 * Words of strerror(3) in glibc, musl and BSD, of Winsock, and of programs themselves.
 * Unreachable is not silence: the own route table, a neighbour or a router has said so.
 */
const FAILURES: readonly (readonly [RegExp, ConnectFailure])[] = [
  [/refused|actively refused|errno=(?:111|61|10061)\b/i, { handshake: 'refused', code: 'ECONNREFUSED' }],
  [
    /no route to host|host (?:is )?(?:unreachable|down)|unreachable host|errno=(?:113|65|10065)\b/i,
    { handshake: 'failed', code: 'EHOSTUNREACH' },
  ],
  [
    /network (?:is )?unreachable|unreachable network|errno=(?:101|51|10051)\b/i,
    { handshake: 'failed', code: 'ENETUNREACH' },
  ],
  [
    /timed? ?out|timeout|did not properly respond|errno=(?:110|60|10060|115)\b/i,
    { handshake: 'unanswered', code: 'ETIMEDOUT' },
  ],
  [/permission denied|operation not permitted|errno=(?:1|13)\b/i, { handshake: 'failed', code: 'EACCES' }],
];

/** What the words of a failed connect say; `failed` where they tell no more than that. */
export function connectFailure(words: string): ConnectFailure {
  return FAILURES.find(([pattern]) => pattern.test(words))?.[1] ?? { handshake: 'failed' };
}

/** The facts of a failed connect. */
export function failureFacts(words: string): Pick<Connection, 'tcp.handshake' | 'error.code'> {
  const { handshake, code } = connectFailure(words);
  return { 'tcp.handshake': handshake, ...(code === undefined ? {} : { 'error.code': code }) };
}
