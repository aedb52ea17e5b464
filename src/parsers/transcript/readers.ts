import type { CommandReader } from './command.js';
import { hostReaders } from './host-readers.js';

/** All readers of commands. */
export const readers: readonly CommandReader[] = [...hostReaders];
