import type { Progress, ReadingProgress } from '../core/options.js';
import type { WorkProgress } from '../core/steps.js';
import type { Io } from './io.js';

/** Shows how far the reading is; prints nothing if standard error is no terminal. */
export interface ProgressBar {
  readonly show: (progress: Progress) => void;
  readonly stop: () => void;
}

const SILENT: ProgressBar = { show: () => undefined, stop: () => undefined };

/** Longest text after the bar on one line of 80 columns. */
const MAX_TEXT_WIDTH = 54;
const BAR_WIDTH = 20;

/** A bar for reading, with bytes, rate and remaining time, then for the work after it. */
export async function progressBar(
  io: Pick<Io, 'terminal'>,
  isQuiet: boolean,
  now: () => number = () => performance.now(),
): Promise<ProgressBar> {
  if (io.terminal === null || isQuiet) return SILENT;
  const { default: cliProgress } = await import('cli-progress');
  const safe = await safePaths();
  const format = '{bar} {percentage}% {text}';
  const look = { stream: io.terminal, format, barsize: BAR_WIDTH, hideCursor: true, clearOnComplete: true };
  const bar = new cliProgress.SingleBar({ ...look, gracefulExit: false });
  const begun = now();
  let isShown = false;
  return {
    show: (progress) => {
      const { done, total, text } = lineOf(progress, (now() - begun) / 1000, safe);
      // A pipe has no length, and no bar is better than one that jumps.
      if (total === 0) return;
      const payload = { text: text.slice(0, MAX_TEXT_WIDTH) };
      if (!isShown) bar.start(total, done, payload);
      else {
        if (total !== bar.getTotal()) bar.setTotal(total);
        bar.update(done, payload);
      }
      isShown = true;
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
}

const WORK: Readonly<Record<WorkProgress['phase'], string>> = {
  clocks: 'clocks tied',
  joining: 'attempts joined',
  judging: 'attempts judged',
};

/** How far a phase is, and its text. */
interface Line {
  readonly done: number;
  readonly total: number;
  readonly text: string;
}

function lineOf(progress: Progress, seconds: number, safe: (path: string) => string): Line {
  if (progress.phase === 'reading') return readingLine(progress, seconds, safe);
  const { phase, done, total } = progress;
  return { done, total, text: `${WORK[phase]}: ${String(done)} of ${String(total)}` };
}

function readingLine(
  { source, bytesRead, bytesTotal }: ReadingProgress,
  seconds: number,
  safe: (path: string) => string,
): Line {
  const total = bytesTotal ?? 0;
  const rate = seconds > 0 ? bytesRead / seconds : 0;
  const left = rate > 0 ? `, ${duration((total - bytesRead) / rate)} left` : '';
  const text = `${size(bytesRead)} of ${size(total)}, ${size(rate)}/s${left}  `;
  return { done: bytesRead, total, text: text + tail(source, MAX_TEXT_WIDTH - text.length, safe) };
}

/** Paths as they may leave; each is looked at once. */
async function safePaths(): Promise<(path: string) => string> {
  const { Outgoing } = await import('../report/outgoing.js');
  let [last, shown] = ['', ''];
  return (path) => {
    if (path !== last) [last, shown] = [path, Outgoing.text(path).text];
    return shown;
  };
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 120 ? `${String(whole)} s` : `${String(Math.ceil(whole / 60))} min`;
}

/** Says on the terminal what is done until it is over; prints nothing if standard error is no terminal. */
export async function saying<T>(
  io: Pick<Io, 'terminal'>,
  isQuiet: boolean,
  text: string,
  work: () => Promise<T>,
): Promise<T> {
  const terminal = isQuiet ? null : io.terminal;
  terminal?.write(`${text}\r`);
  try {
    return await work();
  } finally {
    terminal?.write(`${' '.repeat(text.length)}\r`);
  }
}

/** Bytes in decimal units, as disks and networks are measured. */
function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${(bytes / 1000 ** step).toFixed(step === 0 ? 0 : 1)} ${units[step] ?? 'B'}`;
}

// A path may hold anything, also a secret, and must not move a terminal's cursor.
function tail(path: string, width: number, safe: (path: string) => string): string {
  const shown = safe(path);
  return shown.length <= width ? shown : `…${shown.slice(1 - width)}`;
}
