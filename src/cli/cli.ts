import { run } from './main.js';
import { processIo } from './process-io.js';

/** Runs the process's own command line and sets its exit code. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), processIo());
}
