/** Questions with their answers, as the pairers hand them to the join. */
import type { Dated, Event, Facts, Kind } from './event.js';
import type { Micros } from './time.js';

type FlowKind = 'dns.lookup' | 'tcp.connection' | 'tls.handshake' | 'http.exchange' | 'icmp.error';

/** What a capture shows, and what a command shows that a person typed. */
export type Flow = { readonly [K in FlowKind]: Dated<Event<K>> }[FlowKind];

const FLOWS: ReadonlySet<Kind> = new Set([
  'tcp.connection',
  'tls.handshake',
  'dns.lookup',
  'http.exchange',
  'icmp.error',
] satisfies readonly FlowKind[]);

/** Whether an event is of a kind that captures and commands give. */
export function isFlow(event: Dated): event is Flow {
  return FLOWS.has(event.kind);
}

export type LicenseLog = Dated<Event<'manager.license-log'>>;

/** What is known, without any clock, of which manager a request or a connection is. */
export interface Callers {
  /** Host on which a capture was made, by its path, where that host is a manager whose calls are known. */
  readonly capturedOn: ReadonlyMap<string, string>;
  /** Address from which a manager reaches the license server, by its host; left out where a gateway translates it. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** One request of the manager and what became of it, with the lines that show it. */
export interface ManagerCall {
  readonly facts: Facts['manager.call'];
  readonly token: Pick<
    Facts['oauth.token-answer'],
    'oauth.error' | 'oauth.error.prefix' | 'oauth.grant_type' | 'oauth.client.id' | 'user.name'
  >;
  readonly lines: readonly [LicenseLog, ...LicenseLog[]];
}

/** All that one thread did in one go: the manager's side of one attempt. */
export interface ManagerEpisode {
  readonly host: string | null;
  readonly thread: string | null;
  readonly lines: readonly [LicenseLog, ...LicenseLog[]];
  readonly calls: readonly ManagerCall[];
}

/** One request at the license server, with the lines of gateway and application that tell of it. */
export interface ServerRequest {
  readonly host: string | null;
  readonly source: string;
  readonly facts: Facts['server.request'];
  /** Bounds of the moment it ended: a whole-second stamp is a second wide. */
  readonly from: Micros;
  readonly to: Micros;
  /** The request's own lines first, then what was written while it was served. */
  readonly parts: readonly [Dated, ...Dated[]];
}

/** What a person tried with one command, from the look-up to the answer. */
export interface Trial {
  /** Program, `curl`. */
  readonly name: string;
  readonly source: string;
  readonly host: string | null;
  readonly events: readonly [Flow, ...Flow[]];
}

/** Addresses of names (in lower case), as look-ups and Java's `Connect to name:port [name/address]` state them. */
export type NameTable = ReadonlyMap<string, ReadonlySet<string>>;

/** Everything paired, on one clock. */
export interface Exchanges {
  readonly episodes: readonly ManagerEpisode[];
  readonly requests: readonly ServerRequest[];
  /** Connections, look-ups, handshakes and plain HTTP of captures. */
  readonly flows: readonly Dated[];
  /** The same kinds, as commands showed them. */
  readonly trials: readonly Trial[];
  /** Requests of a browser to the manager's license pages, as its own proxy (Envoy) logged them in UTC. */
  readonly inbound: readonly Dated<Event<'manager.api-request'>>[];
  readonly names: NameTable;
  readonly callers: Callers;
}
