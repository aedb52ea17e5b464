import { Parser } from 'htmlparser2';
import { canonicalName, Dissection } from './fields.js';
import { utf8 } from './text-chunks.js';
import { isWanted } from './wanted-fields.js';

/** Reads PDML (tshark -T pdml): the packets, and of these the fields that are wanted, in their order. */
export class PdmlPackets {
  readonly #parser: Parser;
  readonly #sink: (dissection: Dissection, byteOffset: number) => void;
  #dissection: Dissection | null = null;
  #offset = 0;

  constructor(sink: (dissection: Dissection, byteOffset: number) => void) {
    this.#sink = sink;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => {
          this.#open(name, attributes);
        },
        onclosetag: (name) => {
          if (name === 'packet') this.#close();
        },
      },
      { xmlMode: true, decodeEntities: true },
    );
  }

  /** Whether a packet is not closed. */
  get isOpen(): boolean {
    return this.#dissection !== null;
  }

  push(text: string): void {
    this.#parser.write(text);
  }

  /** What a packet that is cut states is told, too, where it has its headers. */
  end(): void {
    this.#parser.end();
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'packet') {
      this.#dissection = new Dissection();
      this.#offset = this.#parser.startIndex;
      return;
    }
    if (this.#dissection === null || (name !== 'proto' && name !== 'field')) return;
    const field = canonicalName(attributes['name'] ?? '');
    if (!isWanted(field)) return;
    const shown = attributes['show'] ?? '';
    if (name === 'field') this.#dissection.add(field, utf8(bytesFirst(field, shown, attributes['value'])));
    else if (!field.includes('_') || field === 'frame') this.#dissection.add(field, '');
  }

  #close(): void {
    if (this.#dissection !== null) this.#sink(this.#dissection, this.#offset);
    this.#dissection = null;
  }
}

/** Old versions show bytes as text; the value is always hexadecimal. */
function bytesFirst(field: string, shown: string, value: string | undefined): string {
  return /_(?:payload|segment_data|certificate)$/.test(field) ? (value ?? shown) : shown;
}
