import type { Facts } from '../core/event.js';
import { SYSTEM_TEXTS as SYSTEM } from './system-errors.js';

type Failure = Pick<Facts['dns.lookup'], 'error.code' | 'error.kind'>;

/** Texts of gai_strerror(3), of Winsock and of programs (RFC 3493 section 6.1). */
const NO_NAME = new RegExp(
  `${SYSTEM.noName}|no such host is known|unknown host|host not found|could not find host|name or service not valid`,
  'i',
);
const TRY_AGAIN = new RegExp(`${SYSTEM.tryAgain}|try again|temporary name server failure|timed? ?out|timeout`, 'i');

/** The resolver library's error for a command that got no address; never a server's answer. */
export function lookupFailure(words: string): Failure {
  if (NO_NAME.test(words)) return { 'error.code': 'EAI_NONAME', 'error.kind': 'name-not-resolved' };
  return TRY_AGAIN.test(words) ? { 'error.code': 'EAI_AGAIN', 'error.kind': 'name-server-failed' } : {};
}
