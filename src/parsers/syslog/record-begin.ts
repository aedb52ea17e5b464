import type { RecordBegin } from '../../core/parser.js';

const BLANK = 0x20;
const COLON = 0x3a;

/** `Jan 13 13:22:04 ` (RFC 3164 section 4.1.2). */
export const SYSLOG_RECORD: RecordBegin = {
  log: 'syslog',
  beginsAt(block, at) {
    if (!isCapital(block[at]) || block[at + 3] !== BLANK || block[at + 6] !== BLANK) return false;
    return block[at + 9] === COLON && block[at + 12] === COLON && block[at + 15] === BLANK;
  },
};

function isCapital(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x41 && byte <= 0x5a;
}
