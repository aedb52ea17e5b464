import type { Trace } from '../core/packet.js';
import type { PrintedDns } from '../dissect/printed-packet.js';
import type { ByteBudget } from './byte-budget.js';
import { positionIn, type Connection, type Segment, type Side } from './connection.js';
import { keptTrace } from './moment.js';
import type { LookupPairer } from './dns-lookups.js';
import { DnsStream } from './dns-over-tcp.js';
import { StreamBytes } from './stream-bytes.js';
import type { ConnectionWatcher } from './tcp-connections.js';

/** Passes the messages of a DNS connection to the pairing of look-ups. */
export class DnsConversation implements ConnectionWatcher {
  readonly #lookups: LookupPairer;
  readonly #connection: Connection;
  readonly #messages: Readonly<Record<Side, DnsStream>>;
  readonly #streams: Readonly<Record<Side, StreamBytes>>;
  #current: Trace;

  constructor(lookups: LookupPairer, budget: ByteBudget, connection: Connection, begun: boolean) {
    this.#lookups = lookups;
    this.#connection = connection;
    this.#current = connection.first;
    const reader = (side: Side): DnsStream =>
      new DnsStream((message) => {
        this.#emitMessage(message, side);
      }, budget);
    this.#messages = { client: reader('client'), server: reader('server') };
    const first = begun ? 1 : null;
    this.#streams = {
      client: new StreamBytes(this.#messages.client, budget, first),
      server: new StreamBytes(this.#messages.server, budget, first),
    };
  }

  segment(segment: Segment, connection: Connection): void {
    const { trace, from, length, payload, printed } = segment;
    this.#current = trace;
    if (payload === null) {
      const message = printed?.dns ?? null;
      if (message !== null) this.#emitMessage(message, from);
      return;
    }
    const position = length > 0 ? positionIn(connection, segment) : null;
    if (position !== null) this.#streams[from].segment(position, payload, length);
  }

  /** Look-ups over TCP are few, and each packet may be cited. */
  plain(): boolean {
    return false;
  }

  end(): void {
    this.#streams.client.end();
    this.#streams.server.end();
    this.#messages.client.end();
    this.#messages.server.end();
  }

  #emitMessage(message: PrintedDns, from: Side): void {
    const { client, server } = this.#connection;
    const [source, destination] = from === 'client' ? [client, server] : [server, client];
    const ends = {
      source: source.ip,
      sourcePort: source.port,
      destination: destination.ip,
      destinationPort: destination.port,
      transport: 'tcp',
    } as const;
    this.#lookups.message(keptTrace(this.#current), ends, message);
  }
}
