import { fieldsOf } from './event.js';
import type { AnyEvent, Event, Facts, Kind } from './event.js';
import type { Message } from './parser.js';

/** What is known of the texts that are like one which was read. */
export interface Outline {
  /** The event of that one. */
  readonly like: AnyEvent;
  /** The field that differs each time. */
  readonly amount: string;
  /** Reads another one; null if it gives no such event. */
  read(message: Message): AnyEvent | null;
}

/**
 * An event of a text that nobody has read yet: a text like it was read, and of a busy log most events are never kept. Its
 * facts and evidence are made by its parser when they are asked for; what says which events are alike asks `likeOf`.
 */
export class DeferredEvent implements Event {
  constructor(
    readonly outline: Outline,
    private readonly message: Message,
    /** The fact that differs from those of the event it is like. */
    readonly amount: number,
  ) {}

  get kind(): Kind {
    return this.outline.like.kind;
  }

  get source(): string {
    return this.outline.like.source;
  }

  get host(): Event['host'] {
    return this.outline.like.host;
  }

  get by(): Event['by'] {
    return this.outline.like.by;
  }

  get stamp(): Event['stamp'] {
    return this.message.stamp;
  }

  get end(): Event['end'] {
    return null;
  }

  get facts(): Facts[Kind] {
    return (this.read() ?? this.outline.like).facts;
  }

  get evidence(): Event['evidence'] {
    return [this.message.evidence(this.stamp)];
  }

  /** The event as its parser reads it; null if it gives none. */
  read(): AnyEvent | null {
    return this.outline.read(this.message);
  }
}

/** An event of the same kind, host and facts, but for amounts and times, that costs nothing to look at. */
export function likeOf<E extends AnyEvent>(event: E): E {
  // An outline is of one kind.
  return event instanceof DeferredEvent ? (event.outline.like as E) : event;
}

/** An amount of an event, which is known before it is read. */
export function amountOf(event: AnyEvent, field: string): unknown {
  if (event instanceof DeferredEvent && event.outline.amount === field) return event.amount;
  return fieldsOf(likeOf(event).facts)[field];
}

/** The event as it was read, which is done here if it was deferred; null if its text gives none. */
export function madeOf(event: AnyEvent): AnyEvent | null {
  return event instanceof DeferredEvent ? event.read() : event;
}
