/** Questions paired with their answers, the input of the join. */
import type { Dated, Event, Facts, Kind } from './event.js';
import type { Micros } from './time.js';

type FlowKind = 'dns.lookup' | 'tcp.connection' | 'tls.handshake' | 'http.exchange' | 'icmp.error';

/** An event of a capture or of a manual check. */
export type Flow = { readonly [K in FlowKind]: Dated<Event<K>> }[FlowKind];

const FLOWS: ReadonlySet<Kind> = new Set([
  'tcp.connection',
  'tls.handshake',
  'dns.lookup',
  'http.exchange',
  'icmp.error',
] satisfies readonly FlowKind[]);

/** Whether an event is of a kind in captures and manual checks. */
export function isFlow(event: Dated): event is Flow {
  return FLOWS.has(event.kind);
}

export type LicenseLog = Dated<Event<'manager.license-log'>>;

/** What shows, without any clock, which manager a request or connection belongs to. */
export interface Callers {
  /** Host of a capture, by its path, if that host is a manager with logged calls. */
  readonly capturedOn: ReadonlyMap<string, string>;
  /** A manager's address towards the license server, by its host; absent behind NAT. */
  readonly addresses: ReadonlyMap<string, string>;
}

/** One request of the manager with its result and its lines. */
export interface ManagerCall {
  readonly facts: Facts['manager.call'];
  readonly token: Pick<
    Facts['oauth.token-answer'],
    | 'oauth.error'
    | 'oauth.error.prefix'
    | 'oauth.grant_type'
    | 'oauth.client.id'
    | 'oauth.client.id.blank'
    | 'user.name'
  >;
  readonly lines: readonly [LicenseLog, ...LicenseLog[]];
}

/** All calls of one thread without a pause: the manager's side of one attempt. */
export interface ManagerEpisode {
  readonly host: string | null;
  /** Absent for the tenant `default`. */
  readonly tenant?: string;
  readonly thread: string | null;
  readonly lines: readonly [LicenseLog, ...LicenseLog[]];
  /** True if it goes on after the failed request of the episode before it, which the client repeated by itself. */
  readonly resumed?: true;
  readonly calls: readonly ManagerCall[];
}

/** One request at the license server, with its lines of gateway and application. */
export interface ServerRequest {
  readonly host: string | null;
  readonly source: string;
  readonly facts: Facts['server.request'];
  /** Bounds of its end: a whole-second stamp is a second wide. */
  readonly from: Micros;
  readonly to: Micros;
  /** The request's own lines first, then lines written while it was served. */
  readonly parts: readonly [Dated, ...Dated[]];
  /** The same request at the gateways before this one, the nearest to the client first. */
  readonly before?: readonly ServerRequest[];
}

/** One command of a person, from the look-up to the answer. */
export interface ManualCheck {
  /** Program, `curl`. */
  readonly name: string;
  readonly source: string;
  readonly host: string | null;
  readonly events: readonly [Flow, ...Flow[]];
}

/** Addresses of names (in lower case), from look-ups and from Java's `Connect to name:port [name/address]`. */
export type NameTable = ReadonlyMap<string, ReadonlySet<string>>;

/** All exchanges, on one clock. */
export interface Exchanges {
  readonly episodes: readonly ManagerEpisode[];
  readonly requests: readonly ServerRequest[];
  /** Connections, look-ups, handshakes and plain HTTP of captures. */
  readonly flows: readonly Dated[];
  /** The same kinds from commands. */
  readonly manualChecks: readonly ManualCheck[];
  /** A browser's requests to the manager's license pages, logged in UTC by the manager's proxy (Envoy). */
  readonly inbound: readonly Dated<Event<'manager.api-request'>>[];
  readonly names: NameTable;
  readonly callers: Callers;
}
