import { lineText } from '../../core/lines.js';
import type { Evidence, Reading } from '../../core/model.js';
import type { Emit, LineReader } from '../../core/parser.js';
import { repairPasted } from '../../core/repair.js';
import type { Stamp } from '../../core/time.js';
import { Rfc3164Stamps, syslogHeader } from './header.js';

/** Reads a syslog file and hands each payload back: what a container writes is told by its content, never by its id. */
export class SyslogReader implements LineReader {
  private readonly stamps = new Rfc3164Stamps();
  private records = 0;
  private understood = 0;
  private first: Stamp | null = null;
  private last: Stamp | null = null;
  private host: string | null = null;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
  ) {}

  line(block: Buffer, start: number, end: number, number: number, byteOffset: number): void {
    const text = lineText(block, start, end);
    const repaired = repairPasted(text);
    const stamp = this.stamps.read(repaired);
    if (stamp === null) return;
    this.records++;
    this.first ??= stamp;
    this.last = stamp;
    const header = syslogHeader(repaired, stamp);
    if (header === null) return;
    this.host ??= header.host;
    const evidence = (own: Stamp | null): Evidence => ({
      source: this.path,
      unit: 'line',
      number,
      byteOffset,
      stamp: own ?? stamp,
      text,
    });
    const { host, program, message } = header;
    if (this.emit.message({ text: message, stamp, host, program, evidence })) this.understood++;
  }

  end(): Reading {
    const { records, understood, first, last, host } = this;
    return { records, understood, first, last, host };
  }
}
