import { run } from './main.js';
import { processIo } from './process-io.js';

/** Runs the process's own command line and sets its exit code. */
export async function main(): Promise<void> {
  const io = processIo();
  process.exitCode = await run(process.argv.slice(2), {
    ...io,
    // Only work needs a small heap, so that what answers at once does not load `node:v8`.
    program: async () => {
      const { inSmallHeap, useSmallHeap } = await import('./small-heap.js');
      useSmallHeap();
      return inSmallHeap(await io.program());
    },
    packets: async () => {
      const { useSmallHeap } = await import('./small-heap.js');
      useSmallHeap();
      return io.packets();
    },
  });
}
