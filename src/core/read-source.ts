import type { AnyEvent, ClockObservation, Notice, Reading, Role } from './model.js';

/** A source after reading, before anyone has dated or joined anything. */
export interface ReadSource {
  readonly path: string;
  /** Id of the parser; null where none recognised it. */
  readonly format: string | null;
  readonly role: Role;
  readonly host: string | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly reading: Reading;
  readonly events: readonly AnyEvent[];
  readonly observations: readonly ClockObservation[];
  readonly notices: readonly Notice[];
}
