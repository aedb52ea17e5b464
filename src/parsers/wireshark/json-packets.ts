import { groupBy } from '../../core/group-by.js';
import type { Dissection as Dissected } from './fields.js';
import { canonicalName, Dissection } from './fields.js';
import { columnsDissection } from './columns.js';
import type { JsonSink } from '../../text/json-tokens.js';
import { isFieldRead } from './fields-read.js';

/** Takes each packet; `byteOffset` is where its object begins. */
export type PacketSink = (dissection: Dissected, byteOffset: number) => void;

/** Raw bytes of whole layers that are read. */
const WHOLE: ReadonlySet<string> = new Set(['frame_raw', 'sll_raw']);

/** Longest value that is kept. */
const MAX_VALUE_LENGTH = 600_000;

/**
 * Finds the packets in the JSON of `-T json` and `-T jsonraw`: each is an object `layers`. With `-e` its members are
 * arrays of values, one per field; otherwise they are layers in packet order.
 */
export class JsonPackets implements JsonSink {
  readonly #sink: PacketSink;
  /** Kinds of the open containers, and which one is the packet's object. */
  readonly #open: { readonly kind: 'object' | 'array'; readonly key: string; elements: number }[] = [];
  #layersAt: number | null = null;
  #objects = 0;
  #offset = 0;
  #dissection = new Dissection();
  /** True once a layer was seen; without layers the packet is a list of fields. */
  #hasLayers = false;
  strangeAt: number | null = null;

  constructor(sink: PacketSink) {
    this.#sink = sink;
  }

  begin(kind: 'object' | 'array', key: string, offset: number): void {
    if (kind === 'object') {
      if (this.#objects === 0) this.#beginRecord(offset);
      this.#objects += 1;
      if (key === 'layers' && this.#layersAt === null) this.#layersAt = this.#open.length;
      else if (this.#layersAt !== null) this.#layer(key);
    }
    this.#open.push({ kind, key, elements: 0 });
  }

  end(kind: 'object' | 'array'): void {
    this.#open.pop();
    if (kind === 'object') this.#objects -= 1;
    if (this.#layersAt !== this.#open.length) return;
    this.#layersAt = null;
    this.#emitPacket();
  }

  value(key: string, text: string): void {
    const inside = this.#open.at(-1);
    if (inside !== undefined) inside.elements += 1;
    if (this.#layersAt === null) return;
    const name = canonicalName(key);
    if (!isFieldRead(name) || text.length > MAX_VALUE_LENGTH) return;
    // `-x` and jsonraw add an array with bytes, place, length, mask and type to each field.
    const isRaw = name.endsWith('_raw') && inside?.kind === 'array';
    if (isRaw && (inside.elements > 1 || (!WHOLE.has(name) && this.#hasLayers))) return;
    this.#dissection.add(name, text);
  }

  strange(offset: number): void {
    this.strangeAt ??= offset;
  }

  #beginRecord(offset: number): void {
    this.#offset = offset;
    this.#dissection = new Dissection();
    this.#hasLayers = false;
  }

  #layer(key: string): void {
    this.#hasLayers = true;
    const name = canonicalName(key);
    if (isFieldRead(name)) this.#dissection.add(name, '');
  }

  #emitPacket(): void {
    const read = this.#hasLayers ? this.#dissection : columnsDissection(valuesOf(this.#dissection));
    if (read.fields.length > 0) this.#sink(read, this.#offset);
    this.#dissection = new Dissection();
  }
}

function valuesOf({ fields }: Dissection): ReadonlyMap<string, readonly string[]> {
  const named = groupBy(fields, ({ name }) => name);
  return new Map([...named].map(([name, own]) => [name, own.map(({ value }) => value)]));
}
