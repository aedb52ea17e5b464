import { likeOf, madeOf } from '../core/deferred-event.js';
import type { AnyEvent } from '../core/event.js';
import { plainEvent } from '../core/seen-event.js';
import type { PeriodOf } from './asked-period.js';
import { BOUNDS, type Bounds } from './bounds.js';
import { actorOf, type ClassKeys } from './class-keys.js';
import { ConnectionUnits } from './connection-units.js';
import { JoinedWords } from './joined-words.js';
import { isOfRequest, RequestUnits } from './request-units.js';
import { RunFold } from './run-fold.js';
import { ThreadUnits } from './thread-units.js';
import type { Unit } from './unit.js';

/** What is kept of a source's events, and how many were only counted. */
export interface Retained {
  readonly events: readonly AnyEvent[];
  /** Events that were counted and not kept. */
  readonly folded: number;
  /** Lines and frames that the kept events cite. */
  readonly cited: number;
}

/** Keeps the events of one source while it is read, in bounded memory. */
export class KeptEvents {
  readonly #fold: RunFold<Unit>;
  readonly #threads = new ThreadUnits((unit) => this.#take(unit));
  readonly #requests = new RequestUnits((unit) => this.#take(unit));
  readonly #connections = new ConnectionUnits((unit) => this.#take(unit));
  readonly #joins = new JoinedWords();
  #count = 0;

  constructor(
    private readonly keys: ClassKeys,
    private readonly periodOf: PeriodOf = () => '',
    bounds: Bounds = BOUNDS,
  ) {
    this.#fold = new RunFold<Unit>(bounds, citedBy);
  }

  add(event: AnyEvent): void {
    const order = this.#count++;
    if (event.kind === 'manager.license-log') this.#threads.add({ event, order });
    else if (isOfRequest(event)) this.#requests.add({ event, order });
    else if (event.kind === 'tcp.connection' || event.kind === 'tls.handshake' || event.kind === 'http.exchange')
      this.#connections.add(event, order);
    else this.#take([{ event, order }]);
  }

  /** Ends the source; returns its events in the order in which they came. */
  end(): Retained {
    this.#threads.end();
    this.#requests.end();
    this.#connections.end();
    const kept = this.#fold.all().flatMap(({ unit, folded }) =>
      unit.flatMap(({ event, order }, index) => {
        const made = madeOf(event);
        return made === null ? [] : [{ event: plainEvent(made, index === 0 ? folded : 0), order }];
      }),
    );
    const events = kept.sort((a, b) => a.order - b.order).map(({ event }) => event);
    const cited = events.reduce((sum, { evidence }) => sum + evidence.length, 0);
    return { events, folded: this.#count - events.length, cited };
  }

  #take(unit: Unit): void {
    this.#fold.add(actorOf(unit), this.#kindOf(unit), unit);
  }

  /** Repeated lines of one class count once: a sync may ask for one page or for ten. */
  #kindOf([first, ...others]: Unit): string {
    const name = this.keys.nameOf(first.event);
    let kind = this.#joins.of(this.periodOf(first.event.stamp), name);
    const names = others.length < 2 ? null : new Set([name]);
    for (const { event } of others) {
      const next = this.keys.nameOf(event);
      if (next === name || names?.has(next) === true) continue;
      names?.add(next);
      kind = this.#joins.of(kind, next);
    }
    return kind;
  }
}

/** Lines and frames that a unit cites: what it takes in memory. */
function citedBy(unit: Unit): number {
  return unit.reduce((sum, { event }) => sum + likeOf(event).evidence.length, 0);
}
