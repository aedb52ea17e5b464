import type { Reading } from '../core/source.js';
import type { LineReader } from '../core/parser.js';
import { lineText } from '../text/lines.js';

/** Lines and bytes for the second look at a text whose begin no parser recognised. */
const MAX_LINES = 200;
const MAX_BYTES = 512 * 1024;

const NOTHING: Reading = { records: 0, understood: 0, first: null, last: null, host: null };

interface HeldLine {
  readonly bytes: Uint8Array;
  readonly number: number;
  readonly byteOffset: number;
}

/**
 * Reads a text whose first bytes no parser recognised, usually because they are one endless line. Holds lines back
 * until there are enough to decide, then passes them on; memory is bounded by these lines.
 */
export class LateReader implements LineReader {
  private held: HeldLine[] = [];
  private heldBytes = 0;
  private reader: LineReader | null = null;
  private decided = false;

  constructor(private readonly decide: (lines: readonly string[]) => LineReader | null) {}

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    if (this.decided) {
      this.reader?.line(block, start, end, number, byteOffset);
      return;
    }
    this.held.push({ bytes: Uint8Array.from(block.subarray(start, end)), number, byteOffset });
    this.heldBytes += end - start;
    if (this.held.length >= MAX_LINES || this.heldBytes >= MAX_BYTES) this.open();
  }

  end(): Reading {
    if (!this.decided) this.open();
    return this.reader?.end() ?? NOTHING;
  }

  private open(): void {
    this.decided = true;
    this.reader = this.decide(this.held.map(({ bytes }) => lineText(bytes, 0, bytes.length)));
    for (const { bytes, number, byteOffset } of this.held)
      this.reader?.line(bytes, 0, bytes.length, number, byteOffset);
    this.held = [];
  }
}
