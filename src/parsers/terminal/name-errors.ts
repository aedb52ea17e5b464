import type { Facts } from '../../core/event.js';
import { lookupFailure } from '../../license/name-errors.js';

type Lookup = Facts['dns.lookup'];

/** What a command that got no address for a name says of it: the library's error, never the answer of a server. */
export function unresolved(name: string, program: string, words: string): Lookup {
  return {
    'process.name': program,
    'dns.question.name': name,
    ...lookupFailure(words),
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
