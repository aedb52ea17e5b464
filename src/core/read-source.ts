import type { AnyEvent, ClockObservation, Dated, Event, Notice, Reading, Role } from './model.js';

/** Error lines of one template, as they were folded while a source was read: how many, and some of them. */
export interface Trouble {
  readonly template: string;
  readonly count: number;
  readonly occurrences: readonly Event<'log.trouble'>[];
}

/** The same with their times on the common clock. */
export interface DatedTrouble {
  readonly template: string;
  readonly source: string;
  readonly count: number;
  readonly occurrences: readonly Dated[];
}

/** A source after reading, before anyone has dated or joined anything. */
export interface ReadSource {
  readonly path: string;
  /** Path of the document that it is a part of. */
  readonly document?: string;
  /** Id of the parser; null where none recognised it. */
  readonly format: string | null;
  readonly role: Role;
  readonly host: string | null;
  readonly bytes: number;
  /** Null for a part of a document, which is no file. */
  readonly sha256: string | null;
  readonly reading: Reading;
  readonly events: readonly AnyEvent[];
  readonly observations: readonly ClockObservation[];
  readonly troubles: readonly Trouble[];
  readonly notices: readonly Notice[];
}
