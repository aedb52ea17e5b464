import type { Reading } from '../core/source.js';
import type { Emit, LineReader } from '../core/parser.js';

/** The logs that people most often put into one file. */
const FORMS = ["the manager's log", 'syslog'] as const;

/** Fewer records of the other log may be a quotation. */
const FEWEST = 20;

/**
 * Stands before the reader of a text, and says at its end where two logs were put together in one: a reader knows one
 * form, and what it passes over must not look like health.
 */
export class JoinedLogs implements LineReader {
  private readonly counts = FORMS.map(() => 0);
  private readonly firstLines = FORMS.map(() => 0);

  constructor(
    private readonly reader: LineReader,
    private readonly notice: Emit['notice'],
  ) {}

  line(block: Buffer, start: number, end: number, number: number, byteOffset: number): void {
    this.count(block, start, end, number);
    this.reader.line(block, start, end, number, byteOffset);
  }

  end(): Reading {
    const [managerLines = 0, syslogLines = 0] = this.counts;
    const other = managerLines < syslogLines ? 0 : 1;
    const count = Math.min(managerLines, syslogLines);
    if (count >= FEWEST) {
      const message = `two logs are in this file, and ${String(count)} records of ${FORMS[other]} may not have been read: give each log as a file of its own`;
      this.notice('not-read', message, this.firstLines[other]);
    }
    return this.reader.end();
  }

  private count(block: Buffer, start: number, end: number, number: number): void {
    if (end - start < SHORTEST) return;
    const form = beginsManagerRecord(block, start) ? 0 : beginsSyslog(block, start) ? 1 : null;
    if (form === null) return;
    if (this.counts[form] === 0) this.firstLines[form] = number;
    this.counts[form] = (this.counts[form] ?? 0) + 1;
  }
}

const BLANK = 0x20;
const DASH = 0x2d;
const COLON = 0x3a;
const SHORTEST = 20;

/** `13-Jan-2023 `, by single bytes: every line of every log is looked at. */
function beginsManagerRecord(block: Buffer, at: number): boolean {
  const dash = block[at + 2] === DASH ? at + 2 : at + 1;
  return isDigit(block[at]) && block[dash] === DASH && isCapital(block[dash + 1]);
}

/** `Jan 13 13:22:04 `. */
function beginsSyslog(block: Buffer, at: number): boolean {
  if (!isCapital(block[at]) || block[at + 3] !== BLANK || block[at + 6] !== BLANK) return false;
  return block[at + 9] === COLON && block[at + 12] === COLON && block[at + 15] === BLANK;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isCapital(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x41 && byte <= 0x5a;
}
