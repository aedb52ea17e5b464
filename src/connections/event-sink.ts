import type { Emit } from '../core/parser.js';

/** Receives the events of a pairer. */
export type EventSink = Pick<Emit, 'event'>;
