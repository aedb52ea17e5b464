import type { AnyEvent, Event, Facts, Kind } from './event.js';
import { plainEvidence } from './evidence.js';
import type { Seen } from './parser.js';

/**
 * An event as long as nobody knows whether it is kept: its stamps and the texts of its frames are made when they are
 * asked for, because of a busy capture most events never are.
 */
export class SeenEvent<K extends Kind> implements Event<K> {
  readonly kind: K;
  readonly source: string;
  readonly facts: Facts[K];
  readonly #seen: Seen;

  constructor(kind: K, source: string, facts: Facts[K], seen: Seen) {
    this.kind = kind;
    this.source = source;
    this.facts = facts;
    this.#seen = seen;
  }

  get host(): Event['host'] {
    return this.#seen.host ?? null;
  }

  get by(): Event['by'] {
    return this.#seen.by ?? 'product';
  }

  get stamp(): Event['stamp'] {
    return this.#seen.stamp;
  }

  get end(): Event['end'] {
    return this.#seen.end ?? null;
  }

  get evidence(): Event['evidence'] {
    return this.#seen.evidence;
  }
}

/** The same with all of its fields in place, and the number of those like it that were not kept, if there were any. */
export function plainEvent<E extends AnyEvent>(event: E, folded = 0): E {
  const { source, host, by, stamp, end } = event;
  const plain = { ...event, source, host, by, stamp, end, evidence: plainEvidence(event.evidence) };
  return folded === 0 ? plain : { ...plain, folded };
}
