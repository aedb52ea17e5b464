import type { Connection, End } from './connection.js';
import type { ConnectionWatcher } from './tcp-connections.js';

/** A connection in the table, linked with its neighbours in time and in its bucket. */
export interface OpenConnection {
  readonly connection: Connection;
  readonly watcher: ConnectionWatcher;
  readonly bucket: number;
  older: OpenConnection | null;
  newer: OpenConnection | null;
  next: OpenConnection | null;
  /** Its place in the fast lane; -1 if it has none. */
  flow: number;
}

/** A power of two, about twice as many as there are connections. */
const BUCKETS = 8192;

/**
 * Connections by their two ends, and in the order of their last packet. A Map with a text as its key cost more for each
 * packet than all of its analysis: two texts, their hash, and a place at the end of the Map's order.
 */
export class ConnectionTable {
  readonly #buckets = new Array<OpenConnection | null>(BUCKETS).fill(null);
  #oldest: OpenConnection | null = null;
  #newest: OpenConnection | null = null;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The one that has been silent longest. */
  get oldest(): OpenConnection | null {
    return this.#oldest;
  }

  /** The connection between two ends, whichever of them is the client. */
  find(source: string, sourcePort: number, destination: string, destinationPort: number): OpenConnection | null {
    const bucket = bucketOf(source, sourcePort, destination, destinationPort);
    for (let entry = this.#buckets[bucket] ?? null; entry !== null; entry = entry.next) {
      const { client, server } = entry.connection;
      const forward = isAt(client, source, sourcePort) && isAt(server, destination, destinationPort);
      if (forward || (isAt(server, source, sourcePort) && isAt(client, destination, destinationPort))) return entry;
    }
    return null;
  }

  /** Adds one that is not in the table, as the newest. */
  add(connection: Connection, watcher: ConnectionWatcher): OpenConnection {
    const { client, server } = connection;
    const bucket = bucketOf(client.ip, client.port, server.ip, server.port);
    const next = this.#buckets[bucket] ?? null;
    const entry: OpenConnection = { connection, watcher, bucket, older: null, newer: null, next, flow: -1 };
    this.#buckets[bucket] = entry;
    this.#size += 1;
    this.#append(entry);
    return entry;
  }

  /** Makes an entry the newest. */
  touch(entry: OpenConnection): void {
    if (entry === this.#newest) return;
    this.#unlink(entry);
    this.#append(entry);
  }

  remove(entry: OpenConnection): void {
    this.#unlink(entry);
    this.#size -= 1;
    const first = this.#buckets[entry.bucket] ?? null;
    if (first === entry) this.#buckets[entry.bucket] = entry.next;
    else {
      let before = first;
      while (before !== null && before.next !== entry) before = before.next;
      if (before !== null) before.next = entry.next;
    }
  }

  #append(entry: OpenConnection): void {
    entry.older = this.#newest;
    entry.newer = null;
    if (this.#newest === null) this.#oldest = entry;
    else this.#newest.newer = entry;
    this.#newest = entry;
  }

  #unlink({ older, newer }: OpenConnection): void {
    if (older === null) this.#oldest = newer;
    else older.newer = newer;
    if (newer === null) this.#newest = older;
    else newer.older = older;
  }
}

const isAt = (end: End, ip: string, port: number): boolean => end.port === port && end.ip === ip;

/** The same for both directions. */
function bucketOf(source: string, sourcePort: number, destination: string, destinationPort: number): number {
  const sum = (endHash(source, sourcePort) + endHash(destination, destinationPort)) | 0;
  return (sum ^ (sum >>> 16)) & (BUCKETS - 1);
}

/** The golden ratio in 32 bits, as in Fibonacci hashing: ports that follow each other must not share a bucket. */
const SPREAD = 0x9e3779b1;

const endHash = (ip: string, port: number): number => Math.imul(addressHash(ip) ^ port, SPREAD);

/** FNV-1a over the characters of an address. */
function addressHash(address: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < address.length; at += 1) hash = Math.imul(hash ^ address.charCodeAt(at), 0x01000193);
  return hash;
}
