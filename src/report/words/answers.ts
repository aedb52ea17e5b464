import { phrase } from './parts.js';

/** nginx notes this status where its client closed the connection first; nothing is sent with it. */
export const CLIENT_CLOSED = 499;

/** `answered HTTP 401 invalid_client`; for nginx's 499 that there was no answer. */
export function answeredWords(status: number | undefined, code?: string): string {
  if (status === CLIENT_CLOSED) return `got no answer: nginx noted ${String(CLIENT_CLOSED)}, its client closed first`;
  return `was answered ${phrase(status === undefined ? '' : `HTTP ${String(status)}`, code)}`;
}
