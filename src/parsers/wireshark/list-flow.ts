import type { SegmentInfo } from './info-tcp.js';

/** One direction of a connection in the list. */
interface FlowSide {
  readonly ip: string;
  readonly port: number;
  /** Number of its next byte by the shown rows; null if nothing was stated yet. */
  next: number | null;
  /** How far the list's own numbers are ahead: bytes in rows that could not be assigned to this connection. */
  ahead: number;
  /** Bytes of a frame before the payload, as stated by a segment; null if none did yet. */
  overhead: number | null;
  closed: boolean;
}

/** A connection as far as the list has shown it. */
export interface ListFlow {
  readonly sides: readonly [FlowSide, FlowSide];
  /** Counts connections on the same ports, because the list numbers each from 0. */
  readonly generation: number;
  established: boolean;
  timestamps: boolean;
  /** True once messages above TCP were seen. */
  speaks: boolean;
  reset: boolean;
}

/** Connections kept; beyond that the longest silent one is dropped. */
const MAX_FLOWS = 4096;

/** Keeps the connections of one list by their ends, and by pair of hosts for rows without ports. */
export class ListFlows {
  readonly #flows = new Map<string, ListFlow>();
  readonly #pairs = new Map<string, Set<string>>();

  /** The connection of a segment with stated ports, and the sending side; a new one if this SYN begins it. */
  ofSegment(source: string, destination: string, { ports, flags }: SegmentInfo): readonly [ListFlow, 0 | 1] {
    const [from, to] = [`${source} ${String(ports[0])}`, `${destination} ${String(ports[1])}`];
    const side = from < to ? 0 : 1;
    const key = side === 0 ? `${from} ${to}` : `${to} ${from}`;
    const known = this.#flows.get(key);
    const isSyn = flags.syn && !flags.ack;
    const isOver = known !== undefined && (known.established || known.reset);
    if (known !== undefined && !(isSyn && isOver)) {
      this.#put(key, known);
      return [known, side];
    }
    const own = { ip: source, port: ports[0], next: null, ahead: 0, overhead: null, closed: false };
    const other = { ip: destination, port: ports[1], next: null, ahead: 0, overhead: null, closed: false };
    const flow: ListFlow = {
      sides: side === 0 ? [own, other] : [other, own],
      generation: (known?.generation ?? -1) + 1,
      ...{ established: false, timestamps: false, speaks: false, reset: false },
    };
    this.#put(key, flow);
    return [flow, side];
  }

  /**
   * The connection of a message between two hosts: by stated ports, or the only open one. Of several, one without
   * messages if this message begins a conversation, else the one that spoke last.
   */
  ofMessage(source: string, destination: string, isFirst: boolean): readonly [ListFlow, 0 | 1] | null {
    const keys = [...(this.#pairs.get(pairKey(source, destination)) ?? [])];
    const open = keys.flatMap((key) => {
      const flow = this.#flows.get(key);
      return flow === undefined || flow.reset || sideOf(flow, source) === null ? [] : [{ key, flow }];
    });
    const fits = open.filter(({ flow }) => flow.established && !closedBy(flow, source));
    const silent = fits.filter(({ flow }) => !flow.speaks);
    const speaking = fits.filter(({ flow }) => flow.speaks);
    const found = (isFirst ? silent.at(-1) : speaking.at(-1)) ?? fits.at(-1) ?? open.at(-1);
    if (found === undefined) return null;
    this.#put(found.key, found.flow);
    return [found.flow, sideOf(found.flow, source) ?? 0];
  }

  #put(key: string, flow: ListFlow): void {
    this.#flows.delete(key);
    this.#flows.set(key, flow);
    const [a, b] = flow.sides;
    const pair = pairKey(a.ip, b.ip);
    const keys = this.#pairs.get(pair) ?? new Set();
    keys.delete(key);
    keys.add(key);
    this.#pairs.set(pair, keys);
    const oldest = this.#flows.size > MAX_FLOWS ? this.#flows.entries().next().value : undefined;
    if (oldest !== undefined) this.#forget(...oldest);
  }

  #forget(key: string, { sides: [a, b] }: ListFlow): void {
    this.#flows.delete(key);
    const pair = pairKey(a.ip, b.ip);
    const keys = this.#pairs.get(pair);
    keys?.delete(key);
    if (keys?.size === 0) this.#pairs.delete(pair);
  }
}

const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

const closedBy = (flow: ListFlow, source: string): boolean => flow.sides[sideOf(flow, source) ?? 0].closed;

/** A host's side; unknown if a host talks to itself. */
function sideOf({ sides: [a, b] }: ListFlow, source: string): 0 | 1 | null {
  if (a.ip === b.ip) return null;
  return a.ip === source ? 0 : b.ip === source ? 1 : null;
}
