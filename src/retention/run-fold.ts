import { narrower, type Bounds, type Share } from './bounds.js';
import { ClassLine, Entry } from './class-line.js';

/** A kept unit, and the number of like units after it that were counted and not kept. */
export interface Kept<T> {
  readonly unit: T;
  readonly folded: number;
}

/** What is kept of one actor. */
class Actor<T> {
  readonly lines = new Map<string, ClassLine<T>>();
  /** Its run, of consecutive units of one class: the class, the first unit and the last one. */
  line: ClassLine<T> | null = null;
  begin: Entry<T> | null = null;
  last: Entry<T> | null = null;

  lineOf(kind: string): ClassLine<T> {
    const known = this.lines.get(kind);
    if (known !== undefined) return known;
    const line = new ClassLine<T>(kind);
    this.lines.set(kind, line);
    return line;
  }

  /** Forgets the run: its class is folded. */
  endRun(): void {
    [this.line, this.begin, this.last] = [null, null, null];
  }

  /** Continues or begins a run with a unit. */
  run(line: ClassLine<T>, unit: T, order: number, weight: number, folded: number): Entry<T> {
    const isNext = this.line === line;
    if (!isNext) this.last?.endRun();
    const entry = new Entry(unit, order, weight, isNext ? this.begin : null, folded);
    if (!isNext) [this.line, this.begin] = [line, entry];
    this.last = entry;
    return entry;
  }
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
  readonly #actors = new Map<string, Actor<T>>();
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
    this.#add(actor, kind, unit, this.#order++, this.weightOf(unit), 0);
  }

  /** What is kept, in the order in which it came. */
  all(): readonly Kept<T>[] {
    this.#cut();
    return this.#entries().sort((a, b) => a.order - b.order);
  }

  #entries(): Entry<T>[] {
    const own = this.#lines().flatMap((line) => line.entries());
    return this.#others === null ? own : [...own, ...this.#others.#entries()];
  }

  #add(name: string, kind: string, unit: T, order: number, weight: number, folded: number): void {
    const actor = this.#actorOf(name);
    const line = actor.lineOf(kind);
    line.add(actor.run(line, unit, order, weight, folded), this.#share);
    // What is kept is counted only when it can have reached the total.
    this.#added += weight;
    if (this.#added > this.bounds.total) this.#narrow();
  }

  #actorOf(name: string): Actor<T> {
    const known = this.#actors.get(name);
    if (known !== undefined) return known;
    const actor = new Actor<T>();
    this.#actors.set(name, actor);
    return actor;
  }

  #lines(): readonly ClassLine<T>[] {
    return [...this.#actors.values()].flatMap(({ lines }) => [...lines.values()]);
  }

  #weight(): number {
    return this.#lines().reduce((sum, { weight }) => sum + weight, 0);
  }

  #cut(): void {
    for (const line of this.#lines()) line.cut(this.#share);
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
    const oldest = [...this.#lines()].sort((a, b) => a.newest - b.newest);
    const gone = new Set(oldest.slice(0, Math.ceil(oldest.length / 2)));
    for (const [name, actor] of this.#actors) {
      for (const [kind, line] of actor.lines) if (gone.has(line)) actor.lines.delete(kind);
      if (actor.line !== null && gone.has(actor.line)) actor.endRun();
      if (actor.lines.size === 0) this.#actors.delete(name);
    }
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
      this.#others.#add('', line.kind, unit, order, weight, folded);
  }
}
