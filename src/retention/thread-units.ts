import type { Event } from '../core/event.js';
import { ThreadSplitter } from '../license/thread-splitter.js';
import { roughTime, type Placed, type TakeUnit } from './unit.js';

type LicenseLog = Event<'manager.license-log'>;
type Line = Placed<LicenseLog> & Pick<LicenseLog, 'facts'>;

/** Threads open at once; the one silent longest is ended first. */
const MAX_THREADS = 1_000;
/** Lines of one unit; a thread that never pauses is cut here. */
const MAX_LINES = 500;

interface Thread {
  readonly splitter: ThreadSplitter<Line>;
  lines: number;
}

/** Gathers the manager's lines into syncs, by thread. */
export class ThreadUnits {
  readonly #threads = new Map<string, Thread>();

  constructor(private readonly take: TakeUnit) {}

  add(placed: Placed<LicenseLog>): void {
    const { event } = placed;
    const name = `${event.host ?? ''}\t${event.facts['process.thread.name'] ?? ''}`;
    const thread = this.#threads.get(name) ?? { splitter: new ThreadSplitter<Line>(timeOf), lines: 0 };
    // Set again, it is the youngest of the map.
    this.#threads.delete(name);
    this.#threads.set(name, thread);
    const ended = thread.splitter.add({ ...placed, facts: event.facts });
    thread.lines += 1 - (ended?.length ?? 0);
    this.#emit(ended);
    if (thread.lines >= MAX_LINES) this.#end(name, thread);
    for (const [oldest, other] of this.#threads) {
      if (this.#threads.size <= MAX_THREADS) break;
      this.#end(oldest, other);
    }
  }

  end(): void {
    for (const [name, thread] of this.#threads) this.#end(name, thread);
  }

  #end(name: string, { splitter }: Thread): void {
    this.#threads.delete(name);
    this.#emit(splitter.rest());
  }

  #emit(lines: readonly Line[] | null): void {
    const [first, ...rest] = (lines ?? []).map(({ event, order }): Placed => ({ event, order }));
    if (first !== undefined) this.take([first, ...rest]);
  }
}

function timeOf({ event }: Line): number | null {
  return roughTime(event.stamp);
}
