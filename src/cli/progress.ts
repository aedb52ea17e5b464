import type { Progress } from '../index.js';
import type { Io } from './io.js';

/** Shows how far the reading is; prints nothing if standard error is no terminal. */
export interface ProgressBar {
  readonly show: (progress: Progress) => void;
  readonly stop: () => void;
}

const SILENT: ProgressBar = { show: () => undefined, stop: () => undefined };

/** Widest path for a bar on one line of 80 columns. */
const MAX_PATH_WIDTH = 24;

/** A bar with bytes and remaining time, on the terminal. */
export async function progressBar(io: Pick<Io, 'terminal'>, isQuiet: boolean): Promise<ProgressBar> {
  if (io.terminal === null || isQuiet) return SILENT;
  const { default: cliProgress } = await import('cli-progress');
  const bar = new cliProgress.SingleBar({
    stream: io.terminal,
    format: '{bar} {percentage}% {read} of {all}, {eta_formatted} left  {path}',
    barsize: 20,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
    gracefulExit: false,
  });
  let isShown = false;
  return {
    show: ({ source, bytesRead, bytesTotal }) => {
      // A pipe has no length, and no bar is better than one that jumps.
      if (bytesTotal === null || bytesTotal === 0) return;
      const payload = { read: size(bytesRead), all: size(bytesTotal), path: tail(source) };
      if (isShown) bar.update(bytesRead, payload);
      else bar.start(bytesTotal, bytesRead, payload);
      isShown = true;
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
}

/** Bytes in decimal units, as disks and networks are measured. */
function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${(bytes / 1000 ** step).toFixed(step === 0 ? 0 : 1)} ${units[step] ?? 'B'}`;
}

// A path may hold anything, but must not move a terminal's cursor.
function tail(path: string): string {
  const shown = path.replace(/\p{C}/gu, '?');
  return shown.length <= MAX_PATH_WIDTH ? shown : `…${shown.slice(1 - MAX_PATH_WIDTH)}`;
}
