import { LicAnalyzeError, type ErrorCode } from '../core/errors.js';

/** What went wrong, in one sentence, and the code of a known failure. */
export interface Failure {
  readonly code: ErrorCode | null;
  readonly sentence: string;
  readonly stack: string | null;
}

/** Describes anything thrown in words that say what to do. */
export function failureOf(error: unknown): Failure {
  const stack = text(error, 'stack');
  if (error instanceof LicAnalyzeError) return { code: error.code, sentence: error.message, stack };
  const message = (text(error, 'message') ?? String(error)).trim().replace(/(?<!\s)\s*\n\s*/g, ' ');
  if (text(error, 'code') === 'ENOSPC') return { code: 'output-unwritable', sentence: 'The disk is full.', stack };
  const sentence = `This is a fault of lic-analyze itself (${message}). Set LIC_ANALYZE_DEBUG=1 to see where, and report it.`;
  return { code: null, sentence, stack };
}

// Without `instanceof Error`, because Node's own errors may come from another realm.
function text(error: unknown, key: string): string | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, key) : null;
  return typeof value === 'string' ? value : null;
}
