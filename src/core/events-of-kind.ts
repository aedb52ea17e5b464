import { groupBy } from './group-by.js';
import type { Dated, Kind } from './event.js';

/** The events of one kind, in the order in which they were given. */
export type EventsOfKind = <K extends Kind>(kind: K) => readonly EventOf<K>[];

type EventOf<K extends Kind> = Extract<Dated, { readonly kind: K }>;

/** Sorts events by kind once, so that nobody goes through all of them for each attempt. */
export function eventsOfKind(events: readonly Dated[]): EventsOfKind {
  const byKind = groupBy<Kind, Dated>(events, ({ kind }) => kind);
  // The key is the kind of what stands under it: TypeScript does not follow that.
  return <K extends Kind>(kind: K) => (byKind.get(kind) ?? []) as unknown as readonly EventOf<K>[];
}
