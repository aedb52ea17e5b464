import type { Kind } from '../../core/event.js';
import type { CommandEmit, TranscriptLine } from './command.js';
import type { CurlCommand, Target } from './curl-command.js';
import type { EventDraft } from './event-draft.js';

/** An event that later lines may still add to. */
export interface AnyEventDraft {
  emit(emit: CommandEmit): void;
}

/** What curl has printed up to the current line. */
export interface CurlState {
  readonly command: CurlCommand | null;
  readonly typed: TranscriptLine | null;
  /** In order of time. */
  readonly drafts: AnyEventDraft[];
  /** Tries to connect that have not ended. */
  readonly tries: EventDraft<'tcp.connection'>[];
  /** Names whose look-up was printed already, whether it worked or not. */
  readonly names: Set<string>;
  /** The look-up that addresses on the next lines belong to. */
  lookup: EventDraft<'dns.lookup'> | null;
  connection: EventDraft<'tcp.connection'> | null;
  handshake: EventDraft<'tls.handshake'> | null;
  exchange: EventDraft<'http.exchange'> | null;
  /** Through a proxy's tunnel the peer is the target. */
  tunnelled: boolean;
  /** A trace dumped the answer's body. */
  dumped: boolean;
  /** Where the requests go, by the output or the command. */
  target: Target | null;
  /** The proxy in use, by the command or its environment. */
  proxy: Target | null;
}

/** Adds a new event. */
export function opened<K extends Kind>(state: CurlState, draft: EventDraft<K>): EventDraft<K> {
  state.drafts.push(draft);
  return draft;
}

/** The final destination of a connection to a proxy. */
export function proxied({ proxy, target }: CurlState): { readonly 'proxy.destination'?: string } {
  return proxy === null || target === null ? {} : { 'proxy.destination': `${target.host}:${String(target.port)}` };
}

/** The peer as facts; null if its port is unknown. */
export function otherEnd(state: CurlState): {
  'process.name': string;
  'destination.domain'?: string;
  'destination.ip'?: string;
  'destination.port': number;
} | null {
  const { connection, target, tunnelled, proxy } = state;
  if (tunnelled && target !== null)
    return { 'process.name': 'curl', 'destination.domain': target.host, 'destination.port': target.port };
  const known = connection?.facts;
  const asked = proxy ?? target;
  const domain = known?.['destination.domain'] ?? asked?.host;
  const ip = known?.['destination.ip'];
  const port = known?.['destination.port'] ?? asked?.port;
  if (port === undefined) return null;
  return {
    'process.name': 'curl',
    ...(domain === undefined ? {} : { 'destination.domain': domain }),
    ...(ip === undefined ? {} : { 'destination.ip': ip }),
    'destination.port': port,
  };
}
