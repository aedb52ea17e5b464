import type { Reading } from '../../../src/core/source.js';
import { defineParser, type Emit, type LineReader } from '../../../src/core/parser.js';
import { lineText } from '../../../src/text/lines.js';

/** `release 20.9.4`, one per line. */
const LINE = /^release (\d+(?:\.\d+)+)$/;

export default defineParser({
  id: 'new-parser',
  title: 'A list of releases',
  role: 'other',
  reads: 'lines',
  discriminator: { field: 'first word', values: ['release'] },
  recognise: ({ lines }) => (lines.length > 0 && lines.every((line) => LINE.test(line)) ? 1 : 0),
  open: (path, emit) => new ReleaseReader(path, emit),
});

class ReleaseReader implements LineReader {
  private records = 0;
  private understood = 0;

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
  ) {}

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    this.records++;
    const text = lineText(block, start, end);
    const version = LINE.exec(text)?.[1];
    if (version === undefined) return;
    this.understood++;
    const stamp = null;
    const evidence = { source: this.path, unit: 'line', number, byteOffset, stamp, text } as const;
    this.emit.event('manager.release', { 'service.version': version }, { stamp, evidence: [evidence] });
  }

  end(): Reading {
    return { records: this.records, understood: this.understood, first: null, last: null, host: null };
  }
}
