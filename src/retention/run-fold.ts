import { narrower, type Bounds, type Share } from './bounds.js';
import { ClassLine, Entry } from './class-line.js';

/** A kept unit, and the number of like units after it that were counted and not kept. */
export interface Kept<T> {
  readonly unit: T;
  readonly folded: number;
}

/** Consecutive units of one actor and one class. */
interface Run<T> {
  readonly line: ClassLine<T>;
  readonly begin: Entry<T>;
  last: Entry<T>;
}

/** Part of the total that is free after classes were folded, so that the next fold comes after many units. */
const KEPT_PART = 0.75;

/**
 * Keeps units by what they mean, never by when they come: of each actor and class the first and the latest, and of each
 * run (units of one actor without another class between) its first and its last, so that the last success before a
 * failure and the first failure after it stay. All others are counted at the first unit of their run.
 *
 * Memory is bounded: the more classes there are, the fewer of the latest are kept of each; then the classes silent
 * longest are folded across actors, and of those at last only the number is kept.
 */
export class RunFold<T> {
  readonly #lines = new Map<string, ClassLine<T>>();
  readonly #runs = new Map<string, Run<T>>();
  #share: Share;
  #order = 0;
  #lost = 0;
  #added = 0;
  /** Folded classes, of any actor; null until there are too many. */
  #others: RunFold<T> | null = null;

  constructor(
    private readonly bounds: Bounds,
    private readonly weightOf: (unit: T) => number = () => 1,
    private readonly isOfActors = true,
  ) {
    this.#share = bounds;
  }

  /** Units of which no kept one bears the count. */
  get lost(): number {
    return this.#lost + (this.#others?.lost ?? 0);
  }

  add(actor: string, kind: string, unit: T): void {
    const entry = new Entry(unit, this.#order++, this.weightOf(unit));
    this.#add(actor, kind, entry);
    this.#weigh(entry);
  }

  /** What is kept, in the order in which it came. */
  all(): readonly Kept<T>[] {
    this.#cut();
    return this.#entries().sort((a, b) => a.order - b.order);
  }

  #entries(): Entry<T>[] {
    const own = [...this.#lines.values()].flatMap((line) => line.entries());
    return this.#others === null ? own : [...own, ...this.#others.#entries()];
  }

  #add(actor: string, kind: string, begun: Entry<T>): void {
    const key = `${actor}\n${kind}`;
    const line = this.#lines.get(key) ?? new ClassLine<T>(kind);
    this.#lines.set(key, line);
    line.add(this.#onRun(actor, line, begun), this.#share);
  }

  #onRun(actor: string, line: ClassLine<T>, begun: Entry<T>): Entry<T> {
    const run = this.#runs.get(actor);
    if (run?.line === line) {
      run.last = new Entry(begun.unit, begun.order, begun.weight, run.begin, begun.folded);
      return run.last;
    }
    run?.last.endRun();
    this.#runs.set(actor, { line, begin: begun, last: begun });
    return begun;
  }

  /** Counts what is kept only when it can have reached the total. */
  #weigh({ weight }: Entry<T>): void {
    this.#added += weight;
    if (this.#added > this.bounds.total) this.#narrow();
  }

  #weight(): number {
    let weight = 0;
    for (const line of this.#lines.values()) weight += line.weight;
    return weight;
  }

  #cut(): void {
    for (const line of this.#lines.values()) line.cut(this.#share);
    if (this.#others !== null) this.#others.#cut();
  }

  #narrow(): void {
    const { total } = this.bounds;
    for (let share = narrower(this.#share); share !== null; share = narrower(share)) {
      if (this.#weight() <= total * KEPT_PART) break;
      this.#share = share;
      this.#cut();
    }
    if (this.#weight() > total * KEPT_PART) this.#foldOldest();
    this.#added = this.#weight();
  }

  /** Folds the half of the classes that has been silent longest. */
  #foldOldest(): void {
    const oldest = [...this.#lines].sort(([, a], [, b]) => a.newest - b.newest);
    const folded = oldest.slice(0, Math.ceil(oldest.length / 2));
    const gone = new Set(folded.map(([, line]) => line));
    for (const [key] of folded) this.#lines.delete(key);
    for (const [actor, { line }] of this.#runs) if (gone.has(line)) this.#runs.delete(actor);
    for (const line of gone) this.#fold(line);
  }

  #fold(line: ClassLine<T>): void {
    if (!this.isOfActors) {
      for (const { folded } of line.entries()) this.#lost += 1 + folded;
      return;
    }
    const { first, total } = this.bounds;
    this.#others ??= new RunFold<T>({ first, latest: first, total: Math.ceil(total / 2) }, this.weightOf, false);
    for (const { unit, order, weight, folded } of line.entries())
      this.#others.#take(line.kind, new Entry(unit, order, weight, null, folded));
  }

  #take(kind: string, entry: Entry<T>): void {
    this.#add('', kind, entry);
    this.#weigh(entry);
  }
}
