import type { Kind } from '../../core/event.js';
import type { CommandEmit, TranscriptLine } from './command.js';
import type { CurlCommand, Target } from './curl-command.js';
import type { EventDraft } from './event-draft.js';

/** Events of one command that are still open for what it says next. */
export interface AnyEventDraft {
  emit(emit: CommandEmit): void;
}

/** What curl has told up to the line at hand. */
export interface CurlState {
  readonly command: CurlCommand | null;
  readonly typed: TranscriptLine | null;
  /** In the order in which they happened. */
  readonly drafts: AnyEventDraft[];
  /** Tries to connect that have not ended. */
  readonly tries: EventDraft<'tcp.connection'>[];
  /** Names that were told to be resolved, or not. */
  readonly names: Set<string>;
  /** The name that addresses of the next lines belong to. */
  lookup: EventDraft<'dns.lookup'> | null;
  connection: EventDraft<'tcp.connection'> | null;
  handshake: EventDraft<'tls.handshake'> | null;
  exchange: EventDraft<'http.exchange'> | null;
  /** Behind a proxy's tunnel the other side is the target. */
  tunnelled: boolean;
  /** The answer's body stands in a trace. */
  dumped: boolean;
  /** Where the requests go, as the lines tell it or the command says. */
  target: Target | null;
  /** The proxy by which they go, as the command or its environment says. */
  proxy: Target | null;
}

/** Remembers a new event. */
export function opened<K extends Kind>(state: CurlState, draft: EventDraft<K>): EventDraft<K> {
  state.drafts.push(draft);
  return draft;
}

/** What a connection is for, where it is one to a proxy. */
export function proxied({ proxy, target }: CurlState): { readonly 'proxy.destination'?: string } {
  return proxy === null || target === null ? {} : { 'proxy.destination': `${target.host}:${String(target.port)}` };
}

/** The other end as facts; null where no port is known. */
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
