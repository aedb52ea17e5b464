import type { Reading } from '../core/source.js';
import type { Emit, LineReader, LineWindow, RecordBegin } from '../core/parser.js';
import { PassedOver } from '../text/passed-over.js';

/** Fewer records of another log may be a quotation. */
const MIN_RECORDS = 20;
/** A record has a stamp and some text. */
const MIN_RECORD_BYTES = 20;

/** Lines that begin a record of one log. */
interface Count {
  readonly begin: RecordBegin;
  readonly lines: PassedOver;
}

/**
 * Wraps the reader of a text, and gives a notice if two logs were joined in it: a reader knows one form, and lines that
 * it skips must not look like health. `own` is the log that the reader reads, if known.
 */
export class JoinedLogs implements LineReader {
  private readonly counts: readonly Count[];

  constructor(
    private readonly reader: LineReader,
    begins: readonly RecordBegin[],
    private readonly own: string | null,
    private readonly emit: Pick<Emit, 'notice'>,
  ) {
    this.counts = begins
      .filter(({ log }, index) => begins.findIndex((other) => other.log === log) === index)
      .map((begin) => ({ begin, lines: new PassedOver() }));
  }

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number, window?: LineWindow): void {
    if (end - start >= MIN_RECORD_BYTES) this.count(block, start, number);
    this.reader.line(block, start, end, number, byteOffset, window);
  }

  end(): Reading {
    const found = this.counts.filter(({ lines }) => lines.count >= MIN_RECORDS);
    const most = Math.max(...found.map(({ lines }) => lines.count));
    const own = found.find(({ begin }) => begin.log === this.own) ?? found.find(({ lines }) => lines.count === most);
    for (const { begin, lines } of found.filter((one) => one !== own))
      lines.report(
        this.emit,
        (count) =>
          `two logs are in this file, and ${String(count)} records of ${begin.log} may not have been read: give each log as a file of its own`,
      );
    return this.reader.end();
  }

  private count(block: Uint8Array, start: number, number: number): void {
    for (const count of this.counts) {
      if (!count.begin.beginsAt(block, start)) continue;
      count.lines.add(number);
      return;
    }
  }
}
