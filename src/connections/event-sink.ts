import type { Emit } from '../core/parser.js';

/** Where a pairer puts what it paired. */
export type EventSink = Pick<Emit, 'event'>;
