import type * as Library from '../packets.js';
import type { Program } from './program.js';

/** What the commands on captures use of the library. */
export type PacketLibrary = Pick<typeof Library, 'COLUMNS' | 'PacketTable' | 'connections' | 'readPackets'>;

/** What a command may touch of the world, so that tests can stand in for it. */
export interface Io {
  /** Writes to standard output; fails with a system error. A reader that has gone away is no failure. */
  readonly out: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly err: (text: string) => void;
  /** Standard error where it is a terminal, for a progress bar. */
  readonly terminal: NodeJS.WritableStream | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls back on Ctrl+C; returns what stops that. */
  readonly onInterrupt: (interrupt: () => void) => () => void;
  /** Loads the packet library, when a command needs it. */
  readonly packets: () => Promise<PacketLibrary>;
  /** Loads the library and the reports, when a command needs them. */
  readonly program: () => Promise<Program>;
}
