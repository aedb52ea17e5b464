import { lineText } from '../../text/lines.js';
import type { Evidence } from '../../core/evidence.js';
import type { Reading } from '../../core/source.js';
import type { Emit, LineReader } from '../../core/parser.js';
import type { TranscriptLine } from '../terminal/command.js';
import { HeldOutput } from '../terminal/held-output.js';
import { nodeOf } from './node.js';

/** A small file once it is complete. */
export interface WholeFile {
  readonly lines: readonly TranscriptLine[];
  /** The host that the file comes from, by the archive's name. */
  readonly host: string | null;
  evidence(line: TranscriptLine): Evidence;
}

/** Keeps the lines of a small file, up to a limit, and reads them at its end. */
export class TextFileReader implements LineReader {
  readonly #output = new HeldOutput();

  constructor(
    private readonly path: string,
    private readonly emit: Emit,
    private readonly read: (file: WholeFile, emit: Emit) => boolean,
  ) {}

  line(block: Uint8Array, start: number, end: number, number: number, byteOffset: number): void {
    this.#output.add({ text: lineText(block, start, end), number, byteOffset });
  }

  end(): Reading {
    const { path, emit } = this;
    const { lines, passedOver } = this.#output;
    passedOver.report(
      emit,
      (count) => `the file is longer than is kept; ${String(count)} lines of it were passed over`,
    );
    const host = nodeOf(path);
    const evidence = ({ text, number, byteOffset }: TranscriptLine): Evidence => ({
      source: path,
      unit: 'line',
      number,
      byteOffset,
      stamp: null,
      text,
    });
    const understood = this.read({ lines, host, evidence }, emit);
    return { records: 1, understood: understood ? 1 : 0, first: null, last: null, host };
  }
}
