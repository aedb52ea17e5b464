import type { Evidence } from '../../core/evidence.js';
import type { Message } from '../../core/parser.js';
import type { Stamp } from '../../core/time.js';
import { taggedText } from './tag.js';

/** What lines of one host and program share. */
export interface Origin {
  readonly source: string;
  readonly host: string | null;
  readonly program: string | null;
}

/** The message of a line that nothing changes before it is read; its parts are made when they are asked for. */
export class PlainMessage implements Message {
  constructor(
    private readonly origin: Origin,
    readonly stamp: Stamp,
    private readonly line: string,
    /** Place of the message in its line. */
    private readonly at: number,
    private readonly number: number,
    private readonly byteOffset: number,
  ) {}

  get text(): string {
    return this.line.slice(this.at);
  }

  get host(): string | null {
    return this.origin.host;
  }

  get program(): string | null {
    return this.origin.program;
  }

  evidence(stamp: Stamp | null): Evidence {
    const { number, byteOffset, line } = this;
    return { source: this.origin.source, unit: 'line', number, byteOffset, text: line, stamp: stamp ?? this.stamp };
  }
}

/** Begins of lines kept at once; each process has a number. */
const MAX_BEGINS = 512;

/** The hosts and programs of a source, by what stands between stamp and message. */
export class Origins {
  readonly #known = new Map<string, Origin>();

  constructor(private readonly source: string) {}

  of(begin: string): Origin {
    const known = this.#known.get(begin);
    if (known !== undefined) return known;
    // A copy, because the begin is a part of its line, which would stay in memory with it.
    const copy = begin.split('').join('');
    const { host, program } = taggedText(copy);
    if (this.#known.size >= MAX_BEGINS) this.#known.clear();
    const origin = { source: this.source, host, program };
    this.#known.set(copy, origin);
    return origin;
  }
}
