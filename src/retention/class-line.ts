import type { Share } from './bounds.js';

/** A unit in a fold, with the number of units that it stands for. */
export class Entry<T> {
  #folded: number;
  #isBorder = false;
  #heir: Entry<T> | null = null;

  constructor(
    readonly unit: T,
    readonly order: number,
    readonly weight: number,
    /** First unit of its run, which carries the count of the run's dropped ones; null if it is the first itself. */
    readonly begin: Entry<T> | null = null,
    folded = 0,
  ) {
    this.#folded = folded;
  }

  /** Like units after it that were counted and not kept. */
  get folded(): number {
    return this.#folded;
  }

  /** Whether it begins or ends a run. */
  get isBorder(): boolean {
    return this.begin === null || this.#isBorder;
  }

  /** Makes it the last of its run. */
  endRun(): void {
    this.#isBorder = true;
  }

  /** Lets another unit, or whichever stands for that one, stand for this one. */
  dropFor(other: Entry<T> | undefined): void {
    let heir = other;
    while (heir !== undefined && heir.#heir !== null) heir = heir.#heir;
    if (heir === undefined || heir === this) return;
    heir.#folded += 1 + this.#folded;
    this.#heir = heir;
  }
}

/** The kept units of one actor and one class. */
export class ClassLine<T> {
  readonly #first: Entry<T>[] = [];
  /** Borders of runs, neither among the first nor among the latest units. */
  readonly #borders: Entry<T>[] = [];
  readonly #latest: Entry<T>[] = [];

  constructor(readonly kind: string) {}

  get weight(): number {
    return this.entries().reduce((sum, { weight }) => sum + weight, 0);
  }

  get newest(): number {
    return (this.#latest.at(-1) ?? this.#first.at(-1))?.order ?? 0;
  }

  entries(): readonly Entry<T>[] {
    return [...this.#first, ...this.#borders, ...this.#latest];
  }

  /** Adds the newest unit; cuts at twice the bound, so that each unit is moved a bounded number of times. */
  add(entry: Entry<T>, share: Share): void {
    if (this.#first.length < share.first && this.#latest.length === 0) this.#first.push(entry);
    else this.#latest.push(entry);
    if (this.#latest.length >= 2 * share.latest) this.cut(share);
  }

  /** Drops what is neither among the first, nor among the latest, nor the border of one of as many latest runs. */
  cut({ first, latest }: Share): void {
    for (const entry of this.#first.splice(first)) entry.dropFor(entry.begin ?? this.#first[0]);
    for (const entry of this.#latest.splice(0, Math.max(this.#latest.length - latest, 0))) {
      if (entry.isBorder) this.#borders.push(entry);
      else entry.dropFor(entry.begin ?? undefined);
    }
    const old = this.#borders.splice(0, Math.max(this.#borders.length - 2 * latest, 0));
    for (const entry of old) entry.dropFor(this.#first.at(-1));
  }
}
