import type { RecordBegin } from '../../core/parser.js';

const DASH = 0x2d;

/** `13-Jan-2023 `. */
export const MANAGER_RECORD: RecordBegin = {
  log: "the manager's log",
  beginsAt(block, at) {
    const dash = block[at + 2] === DASH ? at + 2 : at + 1;
    return isDigit(block[at]) && block[dash] === DASH && isLetter(block[dash + 1]);
  },
};

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** Locales differ in the case of months. */
function isLetter(byte: number | undefined): boolean {
  const lower = (byte ?? 0) | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
