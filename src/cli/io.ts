import type * as Library from '../packets.js';
import type { Leaving } from '../core/leaving.js';
import type { Program } from './program.js';

/** The part of the library that commands on captures use. */
export type PacketLibrary = Pick<typeof Library, 'COLUMNS' | 'PacketTable' | 'connections' | 'readPackets'>;

/** All that a command may touch outside, so that tests can replace it. */
export interface Io {
  /** Writes to standard output; fails with a system error. A closed pipe is no failure. */
  readonly out: (text: Leaving) => Promise<void>;
  /** Writes to standard error. */
  readonly err: (text: Leaving) => void;
  /** Standard error if it is a terminal, for a progress bar. */
  readonly terminal: NodeJS.WritableStream | null;
  /** Whether standard output is a terminal, which gets the answer and not the document. */
  readonly printsToTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls back on Ctrl+C; returns a function that stops that. */
  readonly onInterrupt: (interrupt: () => void) => () => void;
  /** Loads the packet library, when a command needs it. */
  readonly packets: () => Promise<PacketLibrary>;
  /** Loads the library and the reports, when a command needs them. */
  readonly program: () => Promise<Program>;
}
