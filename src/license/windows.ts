import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

/** Assumed length of a call without a logged end: the manager's longest read timeout. */
export const OPEN_CALL: Micros = 60 * MICROS_PER_SECOND;

/** How much later than on the network the manager logs. */
export const LOG_LAG: Micros = 50_000;
