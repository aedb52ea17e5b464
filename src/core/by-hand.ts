import type { Dated, Event, Kind } from './event.js';

type Tried = 'dns.lookup' | 'tcp.connection' | 'tls.handshake' | 'http.exchange' | 'icmp.error';

/** What a capture shows, and what a command shows that a person typed. */
export type Flow = { readonly [K in Tried]: Dated<Event<K>> }[Tried];

const FLOWS: ReadonlySet<Kind> = new Set([
  'tcp.connection',
  'tls.handshake',
  'dns.lookup',
  'http.exchange',
  'icmp.error',
] satisfies readonly Tried[]);

/** Whether an event is of a kind that captures and commands give. */
export function isFlow(event: Dated): event is Flow {
  return FLOWS.has(event.kind);
}

/** Program by which a person tried it, `curl`; null for what the products did themselves. */
export function triedBy(event: Dated): string | null {
  if (event.kind === 'path.size-compared') return 'ping';
  if (event.kind === 'oauth.token-answer' || event.kind === 'api.answer') return event.facts['process.name'] ?? null;
  return isFlow(event) ? (event.facts['process.name'] ?? null) : null;
}
