import type { CommandReader } from './command.js';
import { date } from './date.js';
import { showClock } from './show-clock.js';

/** All readers of commands. */
export const readers: readonly CommandReader[] = [date, showClock];
