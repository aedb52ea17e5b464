import { lineText } from '../text/lines.js';
import type { Evidence } from '../core/evidence.js';
import type { Reading } from '../core/source.js';
import type { Emit, LineReader, MessageParser } from '../core/parser.js';
import { repairPasted } from '../text/repair.js';
import type { Stamp } from '../core/time.js';

/** Reads a file in which every line is a message, such as an access log. */
export class MessageReader implements LineReader {
  private records = 0;
  private understood = 0;
  private first: Stamp | null = null;
  private last: Stamp | null = null;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
    private readonly parser: MessageParser,
  ) {}

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    if (end === start) return;
    const text = lineText(block, start, end);
    const repaired = repairPasted(text);
    this.records++;
    const own = this.parser.stamp?.(repaired) ?? null;
    this.first ??= own;
    this.last = own ?? this.last;
    const evidence = (stamp: Stamp | null): Evidence => ({
      source: this.path,
      unit: 'line',
      number,
      byteOffset,
      stamp: stamp ?? own,
      text,
    });
    if (this.emit.message({ text: repaired, stamp: null, host: null, program: this.parser.id, evidence }))
      this.understood++;
  }

  end(): Reading {
    const { records, understood, first, last } = this;
    return { records, understood, first, last, host: null };
  }
}
