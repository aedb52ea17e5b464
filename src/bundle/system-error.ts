import { getSystemErrorMap } from 'node:util';

// Not by `instanceof Error`: an error of Node's own may come from another realm than this module.
function field(error: unknown, name: 'code' | 'errno' | 'message'): unknown {
  return typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;
}

/** The code of a system or zlib error, such as `ENOENT`. */
export function errorCode(error: unknown): string | null {
  const code = field(error, 'code');
  return typeof code === 'string' ? code : null;
}

/** Why a system call failed, in libuv's words (`permission denied`), without any path. */
export function errorReason(error: unknown): string {
  const errno = field(error, 'errno');
  const known = typeof errno === 'number' ? getSystemErrorMap().get(errno) : undefined;
  if (known !== undefined) return known[1];
  const message = field(error, 'message');
  return typeof message === 'string' ? message : String(error);
}
