import type { Facts } from '../../core/event.js';

type Lookup = Facts['dns.lookup'];

/** Words of gai_strerror(3) in glibc, musl and BSD, and of Winsock: RFC 3493 section 6.1. */
const NO_NAME =
  /name or service not known|name does not resolve|nodename nor servname|no such host is known|unknown host|host not found|no address associated|could not find host|name or service not valid/i;
const TRY_AGAIN = /temporary failure in name resolution|try again|temporary name server failure|timed? ?out|timeout/i;

/** What a command that got no address for a name says of it: the library's error, never the answer of a server. */
export function unresolved(name: string, program: string, words: string): Lookup {
  const code = NO_NAME.test(words) ? 'EAI_NONAME' : TRY_AGAIN.test(words) ? 'EAI_AGAIN' : null;
  return {
    'process.name': program,
    'dns.question.name': name,
    ...(code === null ? {} : { 'error.code': code }),
    'dns.queries': 1,
  };
}

/** A name and the address that a command went to for it; the hosts file may have told it as well as a name server. */
export function resolved(name: string, program: string, addresses: readonly string[]): Lookup {
  return {
    'process.name': program,
    'dns.question.name': name,
    'dns.response_code': 'NOERROR',
    'dns.answered': true,
    'dns.resolved_ip': addresses,
    'dns.queries': 1,
  };
}
