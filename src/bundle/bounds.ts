import type { UnpackLimits } from '../core/options.js';

/** Names of bounds on the command line. */
export const BOUNDS = {
  depth: 'depth',
  members: 'members',
  path: 'pathLength',
  ratio: 'ratio',
} as const satisfies Record<string, keyof UnpackLimits>;

/** How to read beyond a bound: the smallest round number that is clearly above it. */
function raised(name: keyof typeof BOUNDS, limits: UnpackLimits): string {
  return `--bound ${name}=${String(limits[BOUNDS[name]] * 4)} raises the bound`;
}

export function tooDeep(limits: UnpackLimits): string {
  return `it is packed more than ${String(limits.depth)} times over; ${raised('depth', limits)}`;
}

export function tooMany(limits: UnpackLimits): string {
  return `reading stopped: more members than an archive of this size has; ${raised('members', limits)}`;
}

export function tooLong(length: number, limits: UnpackLimits): string {
  return `a member has a path of ${String(length)} characters; ${raised('path', limits)}`;
}

export function tooLarge(what: string, limits: UnpackLimits): string {
  return `reading stopped: ${what} to more than ${String(limits.ratio)} times its size; ${raised('ratio', limits)}`;
}
