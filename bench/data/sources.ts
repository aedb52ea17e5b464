import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MANAGER, SSM } from '../../samples/make/incidents/defaults.js';
import { managerLog } from './manager-log.js';
import { messages } from './messages.js';
import type { Pace } from './syncs.js';
import { writePieces } from './write.js';

/** Some 40 kB a log: two syncs, and what else is written in that time. */
const PACE: Pace = { every: 600_000, between: 100, syncs: 2 };

/** Writes so many logs, half of managers and half of their license servers, each pair with syncs of its own. */
export function writeSources(folder: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const pair = Math.floor(index / 2);
    const side = {
      manager: { ...MANAGER, host: `vmanage-${pair}`, address: `192.0.2.${1 + (pair % 90)}` },
      ssm: { ...SSM, host: `ssm-${pair}`, name: `ssm-${pair}.example.net`, address: `198.51.100.${1 + (pair % 250)}` },
      lateMs: pair * 7000,
    };
    const place = join(folder, index % 2 === 0 ? side.manager.host : side.ssm.host);
    mkdirSync(place, { recursive: true });
    if (index % 2 === 0) writePieces(join(place, 'vmanage-server.log'), managerLog(PACE, side, 100));
    else writePieces(join(place, 'messages'), messages(PACE, side, 0.01));
  }
}
