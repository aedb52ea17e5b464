/**
 * Fuzzing of what reads strangers' bytes: `npm run fuzz -- <id> [--minutes N] [--seed N]`, `npm run fuzz` for the ids. Inputs
 * are made from the samples by mutators that know the format, the same for the same seed; a run goes on where the last one with
 * its seed ended. An input that throws, hangs or gives two reports is made smaller and kept in test/fuzz/crashers, where
 * `npm test` reads it again.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputOf } from './fuzz/execution.js';
import { runTurns, type Fault } from './fuzz/process.js';
import { smaller } from './fuzz/smaller.js';
import { TARGETS } from './fuzz/targets.js';

const ROOT = join(import.meta.dirname, '..');
const STATE = join(ROOT, 'node_modules', '.cache', 'lic-analyze-fuzz.json');
const CRASHERS = join(ROOT, 'test', 'fuzz', 'crashers');

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

/** Turns done, by target and seed. */
function readState(): Record<string, number> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(STATE, 'utf8'));
    return typeof parsed === 'object' && parsed !== null
      ? Object.fromEntries(Object.entries(parsed).map(([key, turn]) => [key, Number(turn)]))
      : {};
  } catch {
    return {};
  }
}

async function keep(id: string, seed: number, { turn, what }: Fault): Promise<void> {
  const target = TARGETS[id];
  if (target === undefined) return;
  console.log(`FAULT at turn ${String(turn)}: ${what}`);
  const whole = inputOf(target, seed, turn);
  const least = what === 'hang' ? whole : await smaller(whole, turn);
  mkdirSync(CRASHERS, { recursive: true });
  const file = `${id}-${String(seed)}-${String(turn)}.bin`;
  writeFileSync(join(CRASHERS, file), least);
  console.log(`  kept, ${String(least.length)} of ${String(whole.length)} bytes: ${file}`);
}

async function main(): Promise<void> {
  const id = process.argv[2] ?? '';
  const target = TARGETS[id];
  if (target === undefined) {
    console.log(`Targets: ${Object.keys(TARGETS).sort().join(' ')}`);
    process.exitCode = id === '' ? 0 : 2;
    return;
  }
  const [seed, minutes] = [argument('seed', 16), argument('minutes', 10)];
  const state = readState();
  const key = `${id} ${String(seed)}`;
  const from = state[key] ?? 0;
  console.log(`${id}: seed ${String(seed)}, ${String(target.seeds().length)} samples, from turn ${String(from)} on`);
  const { next, faults, peak } = await runTurns(id, seed, from, minutes);
  for (const fault of faults) await keep(id, seed, fault);
  mkdirSync(join(STATE, '..'), { recursive: true });
  writeFileSync(STATE, JSON.stringify({ ...state, [key]: next }, null, 2));
  const executions = `${String(next - from)} executions in ${String(minutes)} min`;
  console.log(`${id}: ${executions}, ${String(faults.length)} faults, ${String(peak)} MB at most`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

await main();
