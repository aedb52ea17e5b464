/** Shortest text that is searched; shorter ones match everywhere by chance. */
export const MIN_NEEDLE_LENGTH = 6;

/** One text to search, and its value. */
export interface Needle<T> {
  readonly text: string;
  readonly value: T;
}

export interface Hit<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/**
 * Searches many texts at once, in a time that does not grow with their number: one look-up per character by the next
 * few. (An alternation of some thousand literals takes V8 minutes for a report of a megabyte.)
 */
export class Needles<T> {
  private readonly byPrefix = new Map<string, Needle<T>[]>();
  private readonly minLength: number;
  private readonly fits: (text: string, start: number, end: number) => boolean;
  /** A quick no for most places: bits of the first two characters. */
  private readonly begins = new Uint8Array(65_536);

  /** `fits` decides by the surroundings whether a match counts; needles under `minLength` characters are left out. */
  constructor(
    needles: readonly Needle<T>[],
    options: {
      readonly minLength?: number;
      readonly fits?: (text: string, start: number, end: number) => boolean;
    } = {},
  ) {
    this.minLength = options.minLength ?? MIN_NEEDLE_LENGTH;
    this.fits = options.fits ?? (() => true);
    for (const needle of needles) if (needle.text.length >= this.minLength) this.add(needle);
    for (const list of this.byPrefix.values()) list.sort((a, b) => b.text.length - a.text.length);
  }

  private add(needle: Needle<T>): void {
    const prefix = needle.text.slice(0, this.minLength);
    const list = this.byPrefix.get(prefix);
    if (list === undefined) this.byPrefix.set(prefix, [needle]);
    else list.push(needle);
    this.begins[slot(needle.text, 0)] = 1;
  }

  /** All matches, the longest one at each place, without overlaps. */
  hits(text: string): readonly Hit<T>[] {
    const hits: Hit<T>[] = [];
    if (this.byPrefix.size === 0) return hits;
    for (let i = 0; i + this.minLength <= text.length; i++) {
      const hit = this.begins[slot(text, i)] === 1 ? this.at(text, i) : undefined;
      if (hit === undefined) continue;
      hits.push(hit);
      i = hit.end - 1;
    }
    return hits;
  }

  private at(text: string, start: number): Hit<T> | undefined {
    const needle = this.byPrefix
      .get(text.slice(start, start + this.minLength))
      ?.find((one) => text.startsWith(one.text, start) && this.fits(text, start, start + one.text.length));
    return needle && { start, end: start + needle.text.length, value: needle.value };
  }

  /** Replaces every match. */
  replace(text: string, by: (value: T) => string): string {
    const hits = this.hits(text);
    if (hits.length === 0) return text;
    let result = '';
    let from = 0;
    for (const { start, end, value } of hits) {
      result += text.slice(from, start) + by(value);
      from = end;
    }
    return result + text.slice(from);
  }
}

function slot(text: string, i: number): number {
  return ((text.charCodeAt(i) << 8) ^ text.charCodeAt(i + 1)) & 0xffff;
}
