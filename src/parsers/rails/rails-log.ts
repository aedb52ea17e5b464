import { lineText } from '../../text/lines.js';
import type { Evidence } from '../../core/evidence.js';
import type { Reading } from '../../core/source.js';
import { defineParser, type Emit, type LineReader } from '../../core/parser.js';
import { repairPasted } from '../../text/repair.js';
import type { Stamp } from '../../core/time.js';
import { withoutColours } from '../syslog/ansi.js';
import { hasLoggerPrefix, railsLine } from './line.js';
import { isRequestLine, startedAt } from './requests.js';

/** A Rails log file (`log/production.log`): Ruby's logger is the envelope, the message parsers read its lines. */
export default defineParser({
  id: 'rails-log',
  title: "Rails log file with the prefix of Ruby's logger",
  role: 'ssm',
  reads: 'lines',
  discriminator: { field: 'message', values: ['the message parsers, by content'] },
  recognise({ lines }) {
    if (!lines.some((line) => hasLoggerPrefix(line) || startedAt(line) !== null)) return 0;
    const records = lines.filter((line) => hasLoggerPrefix(line) || isRequestLine(line)).length;
    return Math.min(0.95, 0.5 + records / lines.length / 2);
  },
  open: (path, emit) => new RailsLogReader(path, emit),
});

class RailsLogReader implements LineReader {
  private records = 0;
  private understood = 0;
  private first: Stamp | null = null;
  private last: Stamp | null = null;
  private pid: string | null = null;
  private prefixed = false;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
  ) {}

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    const text = lineText(block, start, end);
    const plain = withoutColours(repairPasted(text));
    if (plain.trim() === '' || plain.startsWith('# Logfile created on ')) return;
    // A line without a prefix belongs to the record above (a backtrace, an exception), or the log has no prefixes.
    const record = railsLine(plain);
    const stamp = record.stamp ?? startedAt(record.text) ?? this.last;
    this.pid = record.pid ?? this.pid;
    this.prefixed ||= record.stamp !== null;
    const isRecord = record.stamp !== null || !this.prefixed;
    if (isRecord) this.records++;
    this.first ??= stamp;
    this.last = stamp;
    const evidence = (own: Stamp | null): Evidence => ({
      source: this.path,
      unit: 'line',
      number,
      byteOffset,
      stamp: own ?? stamp,
      text,
    });
    if (this.emit.message({ text: plain, stamp, host: null, program: this.pid, evidence }) && isRecord)
      this.understood++;
  }

  end(): Reading {
    const { records, understood, first, last } = this;
    return { records, understood, first, last, host: null };
  }
}
