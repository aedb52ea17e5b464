import { getSystemErrorMap } from 'node:util';
import { errorReason } from '../../text/error-reason.js';

// Not by `instanceof Error`: an error of Node's own may come from another realm than this module.
function field(error: unknown, name: 'code' | 'errno'): unknown {
  return typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;
}

/** The code of a system or zlib error, such as `ENOENT`. */
export function errorCode(error: unknown): string | null {
  const code = field(error, 'code');
  return typeof code === 'string' ? code : null;
}

/**
 * Why a system call failed, in libuv's words (`permission denied`), without any path; the message of any other error.
 */
export function systemReason(error: unknown): string {
  const errno = field(error, 'errno');
  const known = typeof errno === 'number' ? getSystemErrorMap().get(errno) : undefined;
  return known === undefined ? errorReason(error) : known[1];
}
