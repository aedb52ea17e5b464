import { Desegmenter, type Need, type StreamPart, type StreamReader } from './desegment.js';
import { dnsOverTcp } from './dns-cells.js';
import type { HeldBytes } from './held-bytes.js';
import { HttpCells } from './http-cells.js';
import { TCP_NAMES } from './protocol-names.js';
import { TlsCells, type RowSink } from './tls-cells.js';

/** Ports whose streams TShark takes for TLS, HTTP and DNS without looking. */
const TLS_PORTS: ReadonlySet<number> = new Set([
  443, 465, 563, 614, 636, 853, 989, 990, 992, 993, 994, 995, 3269, 5061, 5671, 8883,
]);
const HTTP_PORTS: ReadonlySet<number> = new Set([80, 1900, 2710, 2869, 3128, 3132, 5985, 8080, 8088, 11371]);
const DNS_PORTS: ReadonlySet<number> = new Set([53, 5353, 5355]);

/** Protocols that switch to TLS midway (STARTTLS and similar), beginning with a ClientHello. */
const UPGRADES: ReadonlySet<string> = new Set(['ftp', 'smtp', 'pop', 'imap', 'ldap', 'mysql', 'pgsql', 'xmpp', 'nntp']);

type Application = 'tls' | 'http' | 'dns';

/** The payload of one segment. */
export interface SegmentBytes {
  readonly bytes: Uint8Array;
  /** Its bytes that were not captured. */
  readonly missing: number;
  readonly sequence: number;
  readonly fin: boolean;
}

/** A payload with its place in the connection. */
export interface TcpPayloadSegment extends SegmentBytes {
  readonly forward: boolean;
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** True if it may be joined with others: complete, with a good checksum. */
  readonly joins: boolean;
}

/** Reads the streams of one connection above TCP. */
export class TcpPayload {
  readonly #desegmenters: readonly [Desegmenter, Desegmenter];
  readonly #tls: TlsCells;
  readonly #http = new HttpCells();
  #found: Application | null = null;

  constructor(held: HeldBytes) {
    this.#desegmenters = [new Desegmenter(held), new Desegmenter(held)];
    this.#tls = new TlsCells(held);
  }

  read(segment: TcpPayloadSegment, sink: RowSink): void {
    const { bytes, sequence, fin, missing } = segment;
    const desegmenter = this.#desegmenters[segment.forward ? 0 : 1];
    const reader =
      (ended: boolean): StreamReader =>
      (part, mayWait) =>
        this.#dissect({ bytes: part, mayWait, ended, missing }, segment, sink);
    if (segment.joins) {
      desegmenter.accept(bytes, sequence, reader(false));
      if (fin) desegmenter.end((sequence + bytes.byteLength) >>> 0, reader(true));
    } else if (bytes.byteLength > 0) {
      reader(false)(bytes, false);
    }
  }

  #dissect(part: StreamPart, segment: TcpPayloadSegment, sink: RowSink): Need | null {
    const [low, high] = portsOf(segment);
    const application = this.#application(part.bytes, low, high);
    if (this.#http.tunnel !== null) sink.cells.protocol('http');
    if (application === 'tls') return this.#tls.read(part, segment.forward, sink);
    if (application === 'dns') return dnsOverTcp(part, sink.cells);
    if (application === 'http') return this.#http.read(part, sink.cells);
    sink.cells.protocol(TCP_NAMES[low] ?? TCP_NAMES[high] ?? 'data');
    return null;
  }

  /** By what the connection carried before, by port (the lower one first), or by the first bytes. */
  #application(bytes: Uint8Array, low: number, high: number): Application | null {
    const { tunnel } = this.#http;
    if (tunnel !== null && this.#found !== 'tls')
      this.#found = byPort(tunnel) ?? (TlsCells.looksLike(bytes) ? 'tls' : null);
    if (this.#found !== null || tunnel !== null) return this.#found;
    for (const port of [low, high]) {
      const named = byPort(port);
      if (named === 'http' && !this.#http.seen && !HttpCells.looksLike(bytes)) continue;
      if (named !== null) return named;
      const name = TCP_NAMES[port];
      if (name === undefined) continue;
      if (UPGRADES.has(name) && TlsCells.beginsWithHello(bytes)) this.#found = 'tls';
      return this.#found;
    }
    if (HttpCells.looksLike(bytes)) this.#found = 'http';
    else if (TlsCells.looksLike(bytes)) this.#found = 'tls';
    return this.#found ?? byPort(low) ?? byPort(high);
  }
}

const portsOf = ({ sourcePort, destinationPort }: TcpPayloadSegment): readonly [low: number, high: number] =>
  sourcePort < destinationPort ? [sourcePort, destinationPort] : [destinationPort, sourcePort];

function byPort(port: number): Application | null {
  if (TLS_PORTS.has(port)) return 'tls';
  if (HTTP_PORTS.has(port)) return 'http';
  return DNS_PORTS.has(port) ? 'dns' : null;
}
