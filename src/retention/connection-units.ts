import type { Event } from '../core/event.js';
import type { Placed, TakeUnit } from './unit.js';

/** An event of one connection. */
export type OfConnection = Event<'tcp.connection'> | Event<'tls.handshake'> | Event<'http.exchange'>;

/** Connections whose end has not come; the oldest goes first. */
const MAX_OPEN = 512;

/** Gathers what one connection carried with the connection; all come close together, when it ends. */
export class ConnectionUnits {
  readonly #open = new Map<string, Placed[]>();

  constructor(private readonly take: TakeUnit) {}

  add(event: OfConnection, order: number): void {
    const { facts } = event;
    if (facts['source.port'] === undefined && facts['destination.port'] === undefined) {
      // A line of a proxy's log, or a part of a command's output: nothing else can be of its connection.
      this.take([{ event, order }]);
      return;
    }
    const key = connectionKey(event);
    const before = this.#open.get(key);
    // A second connection of the same ends is another unit.
    const isNext = event.kind === 'tcp.connection' && before?.some((one) => one.event.kind === event.kind) === true;
    if (before !== undefined && isNext) this.#end(key, before);
    const parts = this.#open.get(key) ?? [];
    parts.push({ event, order });
    this.#open.set(key, parts);
    for (const [oldest, others] of this.#open) {
      if (this.#open.size <= MAX_OPEN) break;
      this.#end(oldest, others);
    }
  }

  end(): void {
    for (const [key, parts] of this.#open) this.#end(key, parts);
  }

  #end(key: string, [first, ...rest]: readonly Placed[]): void {
    this.#open.delete(key);
    if (first !== undefined) this.take([first, ...rest]);
  }
}

function connectionKey({ facts }: OfConnection): string {
  return [facts['source.ip'], facts['source.port'], facts['destination.ip'], facts['destination.port']].join(' ');
}
