import type { Entry } from './entry.js';
import type { Intake } from './intake.js';
import type { Meter } from './meter.js';

/** Shared by all layers of one input. */
export interface Unpacking {
  readonly intake: Intake;
  readonly meter: Meter;
}

/** Unpacks an entry in order; damage gives a notice. */
export type Container = (entry: Entry, unpacking: Unpacking) => AsyncGenerator<Entry, void, undefined>;
