/** A unit in a fold, with what it stands for. */
export interface Entry<T> {
  readonly unit: T;
  readonly order: number;
  /** First unit of its run: it carries the count of the run's dropped ones. */
  readonly begin: Entry<T> | null;
  /** Like units after it that were counted and not kept. */
  folded: number;
  /** Whether it begins or ends a run. */
  isBorder: boolean;
  /** The entry that stands for this one since it was dropped. */
  heir: Entry<T> | null;
}

/** The kept units of one actor and one class. */
export class ClassLine<T> {
  readonly #first: Entry<T>[] = [];
  /** Borders of runs, neither among the first nor among the latest units. */
  readonly #borders: Entry<T>[] = [];
  readonly #latest: Entry<T>[] = [];

  constructor(
    readonly kind: string,
    private readonly first: number,
  ) {}

  get size(): number {
    return this.#first.length + this.#borders.length + this.#latest.length;
  }

  get newest(): number {
    return (this.#latest.at(-1) ?? this.#first.at(-1))?.order ?? 0;
  }

  entries(): readonly Entry<T>[] {
    return [...this.#first, ...this.#borders, ...this.#latest];
  }

  /** Adds the newest unit; cuts at twice the bound, so that each unit is moved a bounded number of times. */
  add(entry: Entry<T>, latest: number): void {
    if (this.#first.length < this.first) this.#first.push(entry);
    else this.#latest.push(entry);
    if (this.#latest.length >= 2 * latest) this.cut(latest);
  }

  /** Drops what is neither among the first, nor among so many latest, nor the border of one of as many latest runs. */
  cut(latest: number): void {
    for (const entry of this.#latest.splice(0, Math.max(this.#latest.length - latest, 0))) {
      if (entry.isBorder) this.#borders.push(entry);
      else drop(entry, entry.begin);
    }
    const old = this.#borders.splice(0, Math.max(this.#borders.length - 2 * latest, 0));
    for (const entry of old) drop(entry, this.#first.at(-1) ?? null);
  }
}

/** Lets another entry, or whichever stands for it, stand for this one. */
function drop<T>(entry: Entry<T>, other: Entry<T> | null): void {
  let heir = other;
  while (heir?.heir != null) heir = heir.heir;
  if (heir === null || heir === entry) return;
  heir.folded += 1 + entry.folded;
  entry.heir = heir;
}
