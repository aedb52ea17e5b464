type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
type Container = Value[] | { [name: string]: Value };

/** Characters kept of one value, with brackets and commas: room for a thousand headers. */
const MAX_VALUE_SIZE = 1024 * 1024;

/** Rebuilds the needed members of one JSON object from its tokens. */
export class KeptValue {
  readonly #read: ReadonlySet<string> | null;
  readonly #open: Container[] = [];
  /** Open levels within a member that is skipped. */
  #passing = 0;
  #size = 0;
  #whole: Container = {};

  /** `read`: names of the needed members; null for all. */
  constructor(read: ReadonlySet<string> | null) {
    this.#read = read;
  }

  /** Whether a member of that name is needed at the current place. */
  reads(key: string): boolean {
    return this.#passing === 0 && (this.#open.length !== 1 || this.#read?.has(key) !== false);
  }

  /** True if it is larger than the limit. */
  get full(): boolean {
    return this.#size > MAX_VALUE_SIZE;
  }

  /** The object, once it has ended. */
  get value(): unknown {
    return this.#whole;
  }

  begin(kind: 'object' | 'array', key: string): void {
    if (this.#open.length > 0 && !this.reads(key)) {
      this.#passing += 1;
      return;
    }
    // A member's name may be one that every object inherits.
    const container: Container = kind === 'array' ? [] : { __proto__: null };
    if (this.#open.length === 0) this.#whole = container;
    else this.#add(key, container, 0);
    this.#open.push(container);
  }

  /** Ends a level; true if that ended the object. */
  end(): boolean {
    if (this.#passing > 0) this.#passing -= 1;
    else this.#open.pop();
    return this.#open.length === 0;
  }

  text(key: string, text: string, quoted: boolean): void {
    if (!this.reads(key)) return;
    this.#add(key, quoted ? text : literal(text), text.length);
  }

  #add(key: string, value: Value, length: number): void {
    const container = this.#open.at(-1);
    if (container === undefined) return;
    const named = Array.isArray(container) ? 0 : key.length;
    this.#size += named + length + MIN_ELEMENT_SIZE;
    if (this.full) return;
    if (Array.isArray(container)) container.push(value);
    else container[key] = value;
  }
}

/** An element of one digit with its comma. */
const MIN_ELEMENT_SIZE = 2;

function literal(text: string): Value {
  if (text === 'true' || text === 'false') return text === 'true';
  return text === '' ? null : Number(text);
}
