/** Events and the vocabulary of facts. Types and four casts. */
import type { DeviceFacts } from '../events/devices.js';
import type { HostFacts } from '../events/hosts.js';
import type { LogFacts } from '../events/log.js';
import type { ManagerFacts } from '../events/manager.js';
import type { OAuthFacts } from '../events/oauth.js';
import type { PacketFacts } from '../events/packets.js';
import type { PastedFacts } from '../events/pasted.js';
import type { ServerFacts } from '../events/server.js';
import type { EvidenceList } from './evidence.js';
import type { Instant, Micros, Stamp } from './time.js';

/** Every kind of event with its facts: ours by `extends`, a plugin's by declaration merging. */
export interface Facts
  extends LogFacts, HostFacts, DeviceFacts, ManagerFacts, OAuthFacts, ServerFacts, PacketFacts, PastedFacts {}
/** Name of an event kind. */
export type Kind = keyof Facts & string;

/** One thing that one source shows, at one moment or over one exchange. */
export interface Event<K extends Kind = Kind> {
  readonly kind: K;
  readonly source: string;
  /** Host that wrote it, by the source; null if the source names none. */
  readonly host: string | null;
  /** Who caused it: the products, or a person with a command or a browser. */
  readonly by: 'product' | 'person';
  readonly facts: Facts[K];
  readonly stamp: Stamp | null;
  /** Last stamp of an exchange. */
  readonly end: Stamp | null;
  readonly evidence: EvidenceList;
  /** Number of like events after it in its source that were counted and not kept; absent if none were. */
  readonly folded?: number;
}

/** An event of any kind: a union, so that `kind` decides the type of `facts`. */
export type AnyEvent = { [K in Kind]: Event<K> }[Kind];

/** An event with its time on the common clock; `at` is null if its date is unknown. */
export type Dated<E extends Event = AnyEvent> = E & {
  readonly instant: Instant | null;
  readonly at: Micros | null;
  readonly endAt: Micros | null;
};

/** An event of a known kind as one of the union; TypeScript cannot infer that for a generic kind. */
export function asAnyEvent<K extends Kind>(event: Event<K>): AnyEvent {
  return event as unknown as AnyEvent;
}

/** Facts by the names of their fields, for whoever goes by names. The same object: a copy for each look is slow. */
export function fieldsOf(facts: object): Readonly<Record<string, unknown>> {
  return facts as Readonly<Record<string, unknown>>;
}

/** An event with its time. Its fields are written out: with a spread it takes twice the memory and eight times as long. */
export function withTime(event: AnyEvent, instant: Instant | null, at: Micros | null, endAt: Micros | null): Dated {
  const { kind, source, host, by, facts, stamp, end, evidence, folded } = event;
  const dated = { instant, at, endAt, kind, source, host, by, facts, stamp, end, evidence };
  // The kind and its facts are those of one event, which TypeScript does not follow.
  return (folded === undefined ? dated : { ...dated, folded }) as Dated;
}

/** An event with unchecked facts; only the test harness makes them. */
export function asDated(
  event: Omit<Dated, 'facts' | 'kind'> & { readonly kind: Kind; readonly facts: unknown },
): Dated {
  return event as Dated;
}
