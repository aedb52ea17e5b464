import type { CommandReader } from './command.js';
import { curl } from './curl.js';
import { hostReaders } from './host-readers.js';

/** All readers of commands. */
export const readers: readonly CommandReader[] = [curl, ...hostReaders];
