import type { RecordBegin } from '../../core/parser.js';

const BLANK = 0x20;
const COLON = 0x3a;

/** `Jan 13 13:22:04 ` (RFC 3164 section 4.1.2). */
export const SYSLOG_RECORD: RecordBegin = {
  log: 'syslog',
  beginsAt(block, at) {
    if (!isLetter(block[at]) || block[at + 3] !== BLANK || block[at + 6] !== BLANK) return false;
    return block[at + 9] === COLON && block[at + 12] === COLON && block[at + 15] === BLANK;
  },
};

/** Locales differ in the case of months. */
function isLetter(byte: number | undefined): boolean {
  const lower = (byte ?? 0) | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
