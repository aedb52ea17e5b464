import type { IpHeader } from '../../core/packet.js';
import { NO_BYTES } from './byte-parts.js';
import { Dissection } from './fields.js';
import { frameContents, LINK_GUESSES } from './frame-bytes.js';
import type { FrameEmitter, PacketBody } from './frame-emitter.js';
import { httpBytes } from './http-bytes.js';
import { dnsInfo } from './info-dns.js';
import { icmpInfo } from './info-icmp.js';
import { datagramInfo, segmentInfo } from './info-tcp.js';
import { tlsInfo, withLengths } from './info-tls.js';
import { ListSegments } from './list-segments.js';
import type { Row } from './row.js';
import { SackPlaces } from './sack-places.js';
import { RowTimes } from './row-times.js';
import type { FrameTime } from './times.js';
import { tlsBytes } from './tls-bytes.js';

const DNS_PORT = 53;
const NUMBERS = { tcp: 6, udp: 17, icmp: 1, icmpv6: 58 } as const;
/** First line of a request or an answer, without the body's type that the list prints after it. */
const HTTP = /^(?:[A-Z][A-Z_-]{1,30} \S+ HTTP\/\d\.\d|HTTP\/\d\.\d \d{3}[^([,]*)/;

/** Emits the packets of one list, as far as its rows show them. */
export class RowPackets {
  readonly #emitter: FrameEmitter;
  readonly #segments = new ListSegments();
  readonly #times: RowTimes;
  readonly #places: SackPlaces;
  readonly #dumps = new Map<Row, Uint8Array>();

  constructor(emitter: FrameEmitter) {
    this.#emitter = emitter;
    this.#places = new SackPlaces((row, time, endsAt) => {
      this.#emitPacket(row, time, endsAt);
    });
    this.#times = new RowTimes((row, time) => {
      this.#places.row(row, time);
    });
  }

  /** `dump`: the frame's bytes, if printed below its row. */
  row(row: Row, dump: Uint8Array | null = null): void {
    if (dump !== null) this.#dumps.set(row, dump);
    this.#times.row(row);
  }

  end(): void {
    this.#times.end();
    this.#places.end();
  }

  #emitPacket(row: Row, time: FrameTime, endsAt: number | null): void {
    const dump = this.#dumps.get(row) ?? null;
    this.#dumps.delete(row);
    const length = row.length ?? dump?.byteLength ?? 0;
    const body = { ...this.#body(row, endsAt), length, capturedLength: dump?.byteLength ?? length };
    const read = dump === null ? null : dumped(dump, row);
    this.#emitter.parsed(read === null ? body : { ...body, ...read }, time, row);
  }

  #body(row: Row, endsAt: number | null): PacketBody {
    const body = { length: 0, capturedLength: 0, ip: null, tcp: null, udp: null, icmp: null, payload: null, dns: null };
    if (!isAddressed(row)) return body;
    return { ...body, ...(this.#ofTcp(row) ?? ofUdp(row) ?? ofIcmp(row) ?? this.#ofMessage(row, endsAt)) };
  }

  #ofTcp(row: Row): Partial<PacketBody> | null {
    const info = segmentInfo(row.info);
    if (info === null) return null;
    const { tcp, speaks } = this.#segments.segment(row, info);
    const isEmpty = info.payloadLength === 0;
    return { ip: ipHeader(row, NUMBERS.tcp), tcp, payload: isEmpty || speaks ? NO_BYTES : null };
  }

  /** TLS, HTTP and other messages that the list shows without their segment. */
  #ofMessage(row: Row, endsAt: number | null): Partial<PacketBody> {
    const records = /^(?:TLS|SSL)/i.test(row.protocol) ? tlsInfo(row.info, row.protocol) : [];
    const http = HTTP.exec(row.info)?.[0]
      .replace(/(?<!\s)\s*,\s*$/, '')
      .trimEnd();
    const isMessage =
      records.length > 0 || http !== undefined || /^(?:TLS|SSL|HTTP)/i.test(row.protocol) || isPart(row);
    if (!isMessage) return { ip: ipHeader(row, row.protocol === 'TCP' ? NUMBERS.tcp : 0) };
    const isFirst = /^Client Hello/.test(row.info) || (http !== undefined && !http.startsWith('HTTP/'));
    const found = this.#segments.message(row, isFirst, endsAt);
    if (found === null) return { ip: ipHeader(row, NUMBERS.tcp) };
    const { tcp, speaks } = found;
    if (!speaks) return { ip: ipHeader(row, NUMBERS.tcp), tcp };
    const bytes = http === undefined ? tlsBytes(withLengths(records, tcp.payloadLength ?? 0), false) : httpOf(http);
    return { ip: ipHeader(row, NUMBERS.tcp), tcp, payload: bytes };
  }
}

/** True for a segment of a message that is shown later; the list may leave out its ports. */
const isPart = ({ protocol, info }: Row): boolean =>
  protocol === 'TCP' && /\[TCP (?:segment of|PDU reassembled)/.test(info);

function httpOf(line: string): Uint8Array {
  const dissection = new Dissection();
  dissection.add('http_first_line', line);
  return httpBytes(dissection) ?? NO_BYTES;
}

function ofUdp(row: Row): Partial<PacketBody> | null {
  const dns = row.protocol === 'DNS' ? dnsInfo(row.info) : null;
  const ip = ipHeader(row, NUMBERS.udp);
  if (dns !== null) {
    // The list does not show the client's port; 0 replaces it in both directions.
    const [sourcePort, destinationPort] = row.ports ?? (dns.response ? [DNS_PORT, 0] : [0, DNS_PORT]);
    return { ip, udp: { sourcePort, destinationPort, payloadLength: null }, dns };
  }
  const datagram = row.protocol === 'UDP' ? datagramInfo(row.info) : null;
  if (datagram === null) return null;
  const [sourcePort, destinationPort, payloadLength] = datagram;
  return { ip, udp: { sourcePort, destinationPort, payloadLength } };
}

function ofIcmp(row: Row): Partial<PacketBody> | null {
  if (!/^ICMP(?:v6)?$/.test(row.protocol)) return null;
  const version = row.protocol === 'ICMP' ? 4 : 6;
  const found = icmpInfo(row.info, version);
  const ip = ipHeader(row, version === 4 ? NUMBERS.icmp : NUMBERS.icmpv6);
  return found === null ? { ip } : { ip, icmp: { type: found[0], code: found[1], mtu: null, quoted: null } };
}

/** Link addresses are no end of a connection; a name may replace an IP address. */
const isAddressed = ({ source, destination }: Row): boolean =>
  source !== '' &&
  destination !== '' &&
  ![source, destination].some((end) => /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(end));

function ipHeader({ source, destination }: Row, protocol: number): IpHeader {
  const version = source.includes(':') ? 6 : 4;
  return { version, source, destination, ttl: null, protocol, length: null, laterFragment: false };
}

/** Reads a frame's bytes if they are the datagram in its row. */
function dumped(bytes: Uint8Array, row: Row): Partial<PacketBody> | null {
  for (const linkType of LINK_GUESSES) {
    const found = frameContents({ bytes, linkType, length: row.length ?? bytes.byteLength });
    if (found?.ip != null && found.ip.source === row.source && found.ip.destination === row.destination) return found;
  }
  return null;
}
