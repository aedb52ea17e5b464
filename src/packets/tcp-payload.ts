import { Desegmenter, type HeldBytes, type Need } from './desegment.js';
import { dnsOverTcp } from './dns-cells.js';
import { HttpCells } from './http-cells.js';
import { TCP_NAMES } from './protocol-names.js';
import { TlsCells, type RowSink } from './tls-cells.js';

/** Ports whose streams TShark takes for TLS, HTTP and DNS without looking. */
const TLS_PORTS: ReadonlySet<number> = new Set([
  443, 465, 563, 614, 636, 853, 989, 990, 992, 993, 994, 995, 3269, 5061, 5671, 8883,
]);
const HTTP_PORTS: ReadonlySet<number> = new Set([80, 1900, 2710, 2869, 3128, 3132, 5985, 8080, 8088, 11371]);
const DNS_PORTS: ReadonlySet<number> = new Set([53, 5353, 5355]);

type Application = 'tls' | 'http' | 'dns';

/** One payload with what its header says. */
export interface TcpPayloadSegment {
  readonly bytes: Uint8Array;
  readonly sequence: number;
  readonly forward: boolean;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly fin: boolean;
  /** Whole, and with a good checksum: it may be joined with others. */
  readonly joins: boolean;
}

/** Reads the streams of one connection above TCP. */
export class TcpPayload {
  readonly #desegmenters: readonly [Desegmenter, Desegmenter];
  readonly #tls = new TlsCells();
  readonly #http = new HttpCells();
  #found: Application | null = null;

  constructor(held: HeldBytes) {
    this.#desegmenters = [new Desegmenter(held), new Desegmenter(held)];
  }

  read(segment: TcpPayloadSegment, sink: RowSink): void {
    const { bytes, sequence, forward, fin } = segment;
    const desegmenter = this.#desegmenters[forward ? 0 : 1];
    const reader = (ended: boolean) => (part: Uint8Array, mayWait: boolean) =>
      this.#dissect(part, segment, sink, mayWait, ended);
    if (!segment.joins) {
      if (bytes.byteLength > 0) this.#dissect(bytes, segment, sink, false, false);
      return;
    }
    desegmenter.accept(bytes, sequence, reader(false));
    if (fin) desegmenter.end(sequence + bytes.byteLength, reader(true));
  }

  #dissect(
    bytes: Uint8Array,
    segment: TcpPayloadSegment,
    sink: RowSink,
    mayWait: boolean,
    ended: boolean,
  ): Need | null {
    const application = this.#application(bytes, segment);
    if (application === 'tls') return this.#tls.read(bytes, segment.forward, sink, mayWait);
    if (application === 'dns') return dnsOverTcp(bytes, sink.cells, mayWait);
    if (application === 'http') return this.#http.read(bytes, sink.cells, mayWait, ended);
    const name = TCP_NAMES[segment.sourcePort] ?? TCP_NAMES[segment.destinationPort];
    sink.cells.protocol(name ?? 'data');
    return null;
  }

  /** By what was found on the connection before, by port, or by how the bytes begin. */
  #application(bytes: Uint8Array, segment: TcpPayloadSegment): Application | null {
    if (this.#http.tunnel) return TlsCells.looksLike(bytes) || this.#found === 'tls' ? (this.#found = 'tls') : null;
    if (this.#found !== null) return this.#found;
    const low = Math.min(segment.sourcePort, segment.destinationPort);
    const high = Math.max(segment.sourcePort, segment.destinationPort);
    const byPort = applicationOf(low) ?? applicationOf(high);
    if (byPort !== null && (byPort !== 'http' || this.#http.seen || HttpCells.looksLike(bytes))) return byPort;
    if (HttpCells.looksLike(bytes)) this.#found = 'http';
    else if (TlsCells.looksLike(bytes)) this.#found = 'tls';
    return this.#found;
  }
}

function applicationOf(port: number): Application | null {
  if (TLS_PORTS.has(port)) return 'tls';
  if (HTTP_PORTS.has(port)) return 'http';
  return DNS_PORTS.has(port) ? 'dns' : null;
}
