import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of a bundle by their paths. */
export type Bundle = readonly { readonly path: string; readonly content: Uint8Array }[];

/** What the built command line did with a bundle. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly hangs: boolean;
  /** Memory in MB; 0 where the system does not say. */
  readonly peak: number;
}

const BIN = join(import.meta.dirname, '..', '..', 'bin', 'lic-analyze.js');
const HANGS = 120_000;

/** Writes the bundle to a folder of its own and runs the built command line on it. */
export async function ran(bundle: Bundle, options: readonly string[]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'lic-analyze-hostile-'));
  try {
    for (const { path, content } of bundle) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await ended([BIN, folder, ...options]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function ended(argv: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err]: [string[], string[]] = [[], []];
  let [peak, hangs] = [0, false];
  const watch = setInterval(() => (peak = Math.max(peak, memoryOf(child.pid))), 40);
  const late = setTimeout(() => {
    hangs = true;
    child.kill('SIGKILL');
  }, HANGS);
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      clearInterval(watch);
      clearTimeout(late);
      resolve({ code, out: out.join(''), err: err.join(''), hangs, peak });
    });
  });
}

function memoryOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
