import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/** Exports by extension, with TShark's options. */
export const EXPORTS: Readonly<Record<string, readonly string[]>> = {
  'list.txt': [],
  'list-ad.txt': ['-t', 'ad'],
  'list-a.txt': ['-t', 'a'],
  'list-d.txt': ['-t', 'd'],
  'list-e.txt': ['-t', 'e'],
  'list-x.txt': ['-x'],
  'details.txt': ['-V'],
  'details-x.txt': ['-V', '-x'],
  json: ['-T', 'json'],
  'raw.json': ['-T', 'jsonraw'],
};

/** First line of `tshark --version`; null without TShark. */
export function tsharkVersion(): string | null {
  const { status, stdout } = spawnSync('tshark', ['--version'], { encoding: 'utf8' });
  return status === 0 ? (stdout.split('\n')[0] ?? '') : null;
}

/** Exports a capture in UTC, once; of a damaged one the part that TShark could read. */
export function exportCapture(capture: string, options: readonly string[], path: string): void {
  if (existsSync(path)) return;
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.half`;
  const out = openSync(half, 'w');
  const env = { ...process.env, TZ: 'UTC' };
  spawnSync('tshark', ['-n', '-r', capture, ...options], { stdio: ['ignore', out, 'ignore'], env, timeout: 120_000 });
  closeSync(out);
  renameSync(half, path);
}
