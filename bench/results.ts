import { writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { peerVersions } from './measure/peers.js';

/** When, on what and with what was measured. */
export function machineLines(megabytes: number, runs: number): readonly string[] {
  const processors = cpus();
  const [load = 0] = loadavg();
  return [
    `${new Date().toISOString().slice(0, 10)}, files of ${megabytes} MB, median of ${runs} runs in turns`,
    `${processors.length} x ${(processors[0]?.model ?? 'unknown processor').trim()}, ${(totalmem() / 1e9).toFixed(0)} GB`,
    `Node ${process.version}; load at the beginning ${load.toFixed(1)}`,
    ...peerVersions(),
  ];
}

/** bench/results.md: the machine as a list, the lines as they were printed. */
export function writeResults(path: string, machine: readonly string[], lines: readonly string[]): void {
  const text = [
    '# Results of the benchmark',
    '',
    'Written by `npm run bench`; CPU s is user and system time of whole processes, MB peak memory of ours.',
    '',
    ...machine.map((line) => `- ${line}`),
    '',
    '```text',
    ...lines,
    '```',
    '',
  ];
  writeFileSync(path, text.join('\n'));
}
