import { LicAnalyzeError, type ErrorCode } from '../core/errors.js';

/** What went wrong, in one sentence, and the code where it is a known one. */
export interface Failure {
  readonly code: ErrorCode | null;
  readonly sentence: string;
  readonly stack: string | null;
}

/** Puts anything that was thrown into words that say what to do. */
export function failureOf(error: unknown): Failure {
  const stack = text(error, 'stack');
  if (error instanceof LicAnalyzeError) return { code: error.code, sentence: error.message, stack };
  const message = (text(error, 'message') ?? String(error)).trim().replace(/\s*\n\s*/g, ' ');
  if (text(error, 'code') === 'ENOSPC') return { code: 'output-unwritable', sentence: 'The disk is full.', stack };
  const sentence = `This is a fault of lic-analyze itself (${message}). Set LIC_ANALYZE_DEBUG=1 to see where, and report it.`;
  return { code: null, sentence, stack };
}

// Not by `instanceof Error`: an error of Node's own may come from another realm than this module.
function text(error: unknown, key: string): string | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : null;
  return typeof value === 'string' ? value : null;
}
