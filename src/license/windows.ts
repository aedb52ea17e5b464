import { MICROS_PER_SECOND, type Micros } from '../core/time.js';

/** A call whose end the manager did not log is taken to last as long as its longest read timeout. */
export const OPEN_CALL: Micros = 60 * MICROS_PER_SECOND;

/** What the manager's own log lags behind its network. */
export const LOG_LAG: Micros = 50_000;
