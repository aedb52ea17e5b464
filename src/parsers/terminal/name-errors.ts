import type { Facts } from '../../core/event.js';
import { lookupFailure } from '../../license/name-errors.js';

type Lookup = Facts['dns.lookup'];

/** A look-up that gave a command no address: the error is the resolver library's, never a server's answer. */
export function unresolved(name: string, program: string, words: string): Lookup {
  return {
    'process.name': program,
    'dns.question.name': name,
    ...lookupFailure(words),
    'dns.queries': 1,
  };
}

/** The same where the command has no words of the library for it. */
export function nameless(name: string, program: string): Lookup {
  const failure = { 'error.code': 'EAI_NONAME', 'error.kind': 'name-not-resolved' } as const;
  return { 'process.name': program, 'dns.question.name': name, ...failure, 'dns.queries': 1 };
}

/** A name and the address that a command used for it; it may come from the hosts file or a name server. */
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
