/**
 * `npm run bench [-- <megabytes>]`: how fast the built CLI reads a large manager log, and how much memory it takes.
 * A measurement, never a test. Target: 150 MB/s or more under 250 MB (1 MB = 1,000,000 bytes).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeBigLog } from './big-manager-log.js';

const MB = 1_000_000;
const RUNS = 3;
const TARGET = { speed: 150, memory: 250 } as const;

const root = dirname(import.meta.dirname);
const cli = join(root, 'bin', 'lic-analyze.js');

interface Run {
  readonly seconds: number;
  /** Peak resident memory, bytes. */
  readonly memory: number;
  readonly status: number | null;
  readonly stderr: string;
}

/** One run of the CLI in its own process, including start-up. */
function runCli(folder: string, args: readonly string[]): Run {
  const peak = join(folder, 'peak');
  const preload = pathToFileURL(join(root, 'bench', 'peak-memory.mjs')).href;
  const begin = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ['--import', preload, cli, ...args], {
    env: { ...process.env, PEAK_MEMORY_FILE: peak },
    encoding: 'utf8',
  });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  return { seconds, memory: Number(readFileSync(peak, 'utf8')), status, stderr };
}

/** Seconds to read the same file and discard it: the limit of disk and page cache. */
function bareReadSeconds(path: string): number {
  const buffer = Buffer.allocUnsafe(1 << 20);
  const file = openSync(path, 'r');
  const begin = process.hrtime.bigint();
  while (readSync(file, buffer) > 0);
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');

async function measure(folder: string, megabytes: number): Promise<void> {
  const log = join(folder, 'vmanage-server.log');
  const { bytes, lines } = await writeBigLog(log, megabytes * MB);
  console.log(
    `log: ${(bytes / MB).toFixed(0)} MB, ${lines.toLocaleString('en')} lines, 3 refused syncs (Node ${process.version})`,
  );
  console.log(`bare read: ${(bytes / MB / bareReadSeconds(log)).toFixed(0)} MB/s`);
  const start = runCli(folder, ['--version']);
  console.log(`start-up (--version): ${(start.seconds * 1000).toFixed(0)} ms, ${(start.memory / MB).toFixed(0)} MB`);
  const runs = Array.from({ length: RUNS }, () => runCli(folder, [log, '--quiet', '-o', join(folder, 'report.md')]));
  for (const { seconds, memory, status, stderr } of runs) {
    console.log(
      `run: ${seconds.toFixed(2)} s, ${(bytes / MB / seconds).toFixed(0)} MB/s, peak ${(memory / MB).toFixed(0)} MB, exit ${String(status)}`,
    );
    if (status !== 0 && status !== 1) console.log(stderr);
  }
  const speed =
    bytes / MB / ([...runs].sort((a, b) => a.seconds - b.seconds)[Math.floor(RUNS / 2)]?.seconds ?? Infinity);
  const memory = Math.max(...runs.map((run) => run.memory)) / MB;
  console.log(
    `median ${speed.toFixed(0)} MB/s (${String(TARGET.speed)}: ${verdict(speed >= TARGET.speed)}), most memory ${memory.toFixed(0)} MB (${String(TARGET.memory)}: ${verdict(memory < TARGET.memory)})`,
  );
}

const megabytes = Number(process.argv[2] ?? 300);
if (!existsSync(cli) || !existsSync(join(root, 'dist'))) {
  console.error('The CLI is not built: npm run build, then npm run bench again.');
  process.exitCode = 2;
} else if (!Number.isFinite(megabytes) || megabytes <= 0) {
  console.error('The size is a number of megabytes: npm run bench -- 300');
  process.exitCode = 2;
} else {
  const folder = mkdtempSync(join(tmpdir(), 'lic-analyze-bench-'));
  try {
    await measure(folder, megabytes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
