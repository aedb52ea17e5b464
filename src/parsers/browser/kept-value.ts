type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
type Container = Value[] | { [name: string]: Value };

/** Most that is kept of one value, characters with its brackets and commas: a thousand headers fit in. */
const MAX_VALUE_SIZE = 1024 * 1024;

/** Puts one object of a JSON text together again, the members that are read of it, as its tokens come. */
export class KeptValue {
  readonly #read: ReadonlySet<string> | null;
  readonly #open: Container[] = [];
  /** Levels that are open of a member that is not read. */
  #passing = 0;
  #size = 0;
  #whole: Container = {};

  /** `read`: the members of the object that are read; null for all. */
  constructor(read: ReadonlySet<string> | null) {
    this.#read = read;
  }

  /** Whether what stands in a member of that name, at the place at hand, is read. */
  reads(key: string): boolean {
    return this.#passing === 0 && (this.#open.length !== 1 || this.#read?.has(key) !== false);
  }

  /** It is larger than is kept. */
  get full(): boolean {
    return this.#size > MAX_VALUE_SIZE;
  }

  /** The object, once its end has come. */
  get value(): unknown {
    return this.#whole;
  }

  begin(kind: 'object' | 'array', key: string): void {
    if (this.#open.length > 0 && !this.reads(key)) {
      this.#passing += 1;
      return;
    }
    // A member may be named as what every object inherits.
    const container: Container = kind === 'array' ? [] : { __proto__: null };
    if (this.#open.length === 0) this.#whole = container;
    else this.#add(key, container, 0);
    this.#open.push(container);
  }

  /** Whether that was the end of the object. */
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
