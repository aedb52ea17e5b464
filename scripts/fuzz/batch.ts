/** Runs turns of one target until it is ended: `batch.ts <id> <seed> <turn>`. Each turn is a line on standard output. */
import { writeSync } from 'node:fs';
import { faultOf, inputOf } from './execution.js';
import { TARGETS } from './targets.js';

const [id = '', seed = '1', from = '0'] = process.argv.slice(2);
const target = TARGETS[id];
if (target === undefined) throw new Error(`There is no target ${id}.`);
const seeds = target.seeds();
for (let turn = Number(from); ; turn += 1) {
  writeSync(1, `turn ${String(turn)}\n`);
  const fault = await faultOf(inputOf({ ...target, seeds: () => seeds }, Number(seed), turn), turn);
  if (fault !== null) writeSync(1, `fault ${String(turn)} ${JSON.stringify(fault)}\n`);
  if (turn % 500 === 0) writeSync(1, `memory ${String(Math.round(process.memoryUsage().rss / 1e6))}\n`);
}
