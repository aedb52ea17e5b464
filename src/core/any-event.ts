import type { AnyEvent, Dated, Event, Kind } from './model.js';

/** An event of a known kind is one of the union: TypeScript does not follow the generic. */
export function asAnyEvent<K extends Kind>(event: Event<K>): AnyEvent {
  return event as unknown as AnyEvent;
}

/** An event whose facts the vocabulary does not vouch for; only the test harness makes such. */
export function asDated(
  event: Omit<Dated, 'facts' | 'kind'> & { readonly kind: Kind; readonly facts: unknown },
): Dated {
  return event as Dated;
}
