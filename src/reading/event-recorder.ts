import { asAnyEvent } from '../core/event.js';
import type { AnyEvent, Facts, Kind } from '../core/event.js';
import type { Emit, Seen } from '../core/parser.js';
import { SeenEvent } from '../core/seen-event.js';

/** Takes the events of a text that is read later; what else it leads to was taken when a text like it was read. */
export class EventRecorder implements Emit {
  readonly events: AnyEvent[] = [];

  constructor(private readonly path: string) {}

  event<K extends Kind>(kind: K, facts: Facts[K], seen: Seen): void {
    this.events.push(asAnyEvent(new SeenEvent(kind, this.path, facts, seen)));
  }

  packet(): void {
    // No text is a packet.
  }

  clock(): void {
    // Counted when it was put off.
  }

  message(): boolean {
    return false;
  }

  notice(): void {
    // A text that gives a notice has no outline.
  }
}
