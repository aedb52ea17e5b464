import { managerStamp, type TrueTime } from '../clock.js';
import type { ManagerSide } from '../scenario.js';

export type Level = 'INFO' | 'WARN' | 'ERROR' | 'DEBUG';

/** The parts between stamp and message. */
export interface Origin {
  readonly level: Level;
  readonly logger: string;
  readonly thread: string;
  readonly requestId?: string;
}

/** One line of vmanage-server.log in the layout of the manager's release. */
export function managerLine(manager: ManagerSide, at: TrueTime, origin: Origin, message: string): string {
  const level = manager.padded ? origin.level.padEnd(5) : origin.level;
  const first =
    manager.brackets === 'two' ? '' : `[${manager.brackets === 'three-id' ? (origin.requestId ?? '') : ''}] `;
  const stamp = managerStamp(manager.clock, at, manager.month);
  return `${stamp} ${level} ${first}[${manager.host}] [${origin.logger}] (${origin.thread}) ${manager.tenant} ${message}`;
}
