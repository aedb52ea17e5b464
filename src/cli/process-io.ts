import type { Io } from './io.js';
import { loadProgram } from './load-program.js';

/** Signals that end a program: Ctrl+C, a service's stop, and a closed terminal. */
export const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The real process. */
export function processIo(): Io {
  const { stdout, stderr, env } = process;
  // The write's callback reports failures; without a listener the event would end the process with a stack trace.
  stdout.on('error', () => undefined);
  stderr.on('error', () => undefined);
  return {
    out: ({ text }) =>
      new Promise((resolve, reject) => {
        stdout.write(text, (error) => {
          if (error === null || error === undefined || isGone(error)) resolve();
          else reject(error);
        });
      }),
    err: ({ text }) => {
      stderr.write(text);
    },
    terminal: stderr.isTTY ? stderr : null,
    printsToTerminal: stdout.isTTY,
    env,
    onInterrupt: (interrupt) => {
      // Only once, so that a second Ctrl+C ends the process immediately.
      for (const signal of ENDING) process.once(signal, interrupt);
      return () => {
        for (const signal of ENDING) process.off(signal, interrupt);
      };
    },
    packets: () => import('../packets.js'),
    program: loadProgram,
  };
}

// `lic-analyze … | head` has read enough.
function isGone(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE';
}
