import type { RouterErrorKind } from '../events/errors.js';

type Row = readonly [kind: RouterErrorKind, type: number, codes: readonly number[]];

/** RFC 792 and RFC 1812 section 5.2.7.1. A fragment that timed out, a quench and a bad header say nothing of the way. */
const V4: readonly Row[] = [
  ['unreachable', 3, [0, 1, 5, 6, 7, 8, 11, 12]],
  ['port-unreachable', 3, [3]],
  ['too-big', 3, [4]],
  ['prohibited', 3, [9, 10, 13, 14, 15]],
  ['time-exceeded', 11, [0]],
];

/** RFC 4443 section 3. */
const V6: readonly Row[] = [
  ['unreachable', 1, [0, 2, 3]],
  ['prohibited', 1, [1, 5, 6]],
  ['port-unreachable', 1, [4]],
  ['too-big', 2, [0]],
  ['time-exceeded', 3, [0]],
];

/** What an ICMP error means; the same numbers mean other things in the two versions. */
export function routerErrorKind(type: number, code: number, version: 4 | 6): RouterErrorKind {
  const rows = version === 6 ? V6 : V4;
  return rows.find(([, of, codes]) => of === type && codes.includes(code))?.[0] ?? 'other';
}
