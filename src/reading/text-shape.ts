import type { Outline } from '../core/deferred-event.js';

/** What texts alike in some parts lead to, found part by part: a key of all parts would be put together for each text. */
export class TextShape {
  #next: Map<string, TextShape> | null = null;
  /** By the host of their envelope; null for what leads to nothing. */
  #outlines: Map<string | null, Outline | null> | null = null;

  /** Whether a text with these parts was read, and no other part follows. */
  get isRead(): boolean {
    return this.#outlines !== null;
  }

  at(part: string): TextShape | undefined {
    return this.#next?.get(part);
  }

  added(part: string): TextShape {
    const known = this.at(part);
    if (known !== undefined) return known;
    const next = new TextShape();
    this.#next ??= new Map<string, TextShape>();
    // A copy, because a part of a text would keep all of it in memory.
    this.#next.set(part.split('').join(''), next);
    return next;
  }

  /** Undefined where none of this host was read. */
  outlineOf(host: string | null): Outline | null | undefined {
    return this.#outlines?.get(host);
  }

  learn(host: string | null, outline: Outline | null): void {
    this.#outlines ??= new Map<string | null, Outline | null>();
    this.#outlines.set(host, outline);
  }
}
