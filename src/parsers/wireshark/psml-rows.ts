import { Parser } from 'htmlparser2';
import { columnsOf, rowOf, type Columns, type Row } from './row.js';
import { utf8 } from './text-chunks.js';

/** Longest text of one column that is kept. */
const LONGEST_CELL = 8192;

/** Reads PSML: the titles of the columns, then a row a packet. */
export class PsmlRows {
  readonly #parser: Parser;
  readonly #sink: (row: Row) => void;
  readonly #titles: string[] = [];
  #columns: Columns | null = null;
  #cells: string[] = [];
  #text: string | null = null;
  #inPacket = false;
  #offset = 0;

  constructor(sink: (row: Row) => void) {
    this.#sink = sink;
    this.#parser = new Parser(
      {
        onopentag: (name) => {
          this.#open(name);
        },
        ontext: (text) => {
          if (this.#text !== null && this.#text.length < LONGEST_CELL) this.#text += text;
        },
        onclosetag: (name, isImplied) => {
          // At the end of a file that is cut, the parser closes what is open.
          if (!isImplied) this.#close(name);
        },
      },
      { xmlMode: true, decodeEntities: true },
    );
  }

  /** Whether a packet is not closed. */
  get isOpen(): boolean {
    return this.#inPacket;
  }

  push(text: string): void {
    this.#parser.write(text);
  }

  #open(name: string): void {
    if (name === 'section') this.#text = '';
    if (name !== 'packet') return;
    this.#inPacket = true;
    this.#cells = [];
    this.#offset = this.#parser.startIndex;
  }

  #close(name: string): void {
    if (name === 'section' && this.#text !== null) {
      (this.#inPacket ? this.#cells : this.#titles).push(utf8(this.#text));
      this.#text = null;
    } else if (name === 'structure') this.#columns = columnsOf(this.#titles);
    else if (name === 'packet') this.#row();
  }

  #row(): void {
    this.#inPacket = false;
    const row = this.#columns === null ? null : rowOf(this.#cells, this.#columns, { byteOffset: this.#offset });
    if (row !== null) this.#sink(row);
  }
}
