import { ipv4Text, ipv6Text } from '../dissect/addresses.js';
import type { CapturedPacket } from '../dissect/captured-packet.js';
import { LAYER, Walk } from '../dissect/walk.js';
import { Cells } from './columns.js';
import { icmpCells, ipv4Cells, ipv6Cells } from './ip-cells.js';
import { linkCells } from './link-cells.js';
import { IP_PROTOCOLS } from './protocol-names.js';
import { TcpCells } from './tcp-cells.js';
import type { RowSink } from './tls-cells.js';
import { UdpCells } from './udp-cells.js';

const SCTP = 132;
const SCTP_HEADER = 12;

/** One packet as a row. */
export interface PacketRow {
  /** One text for each of `COLUMNS`. */
  readonly cells: readonly string[];
  /** Unencrypted certificates completed by this packet, as DER bytes. */
  readonly certificates: readonly Uint8Array[];
}

/** Makes rows of the packets of one capture, in order, because a row may depend on earlier packets. */
export class PacketTable {
  readonly #walk = new Walk();
  readonly #tcp = new TcpCells();
  readonly #udp = new UdpCells();
  #zero: number | null = null;
  #source = '';
  #destination = '';

  row(packet: CapturedPacket): PacketRow {
    const cells = new Cells();
    const certificates: Uint8Array[] = [];
    const sink: RowSink = { cells, certificate: (der) => void certificates.push(der) };
    frameCells(cells, packet);
    const walk = this.#walk;
    packet.retrace(walk);
    for (let index = 0; index < walk.count; index += 1) this.#layer(sink, index, packet);
    if (walk.count === 0) cells.protocol('data');
    if (walk.stop === 'malformed' && walk.count <= walk.quote) cells.malformed();
    return { cells: cells.row(), certificates };
  }

  #layer(sink: RowSink, index: number, packet: CapturedPacket): void {
    const walk = this.#walk;
    const { cells } = sink;
    if (linkCells(cells, walk, index)) return;
    const kind = walk.kinds[index] ?? 0;
    const view = walk.views[index];
    const start = walk.starts[index] ?? 0;
    if (view === undefined) return;
    if (kind === LAYER.ipv4 || kind === LAYER.ipv6) this.#ip(cells, index, kind, view, start);
    else if (kind === LAYER.tcp) {
      const time = this.#timeOf(packet);
      this.#tcp.add(sink, { walk, index, source: this.#source, destination: this.#destination, time });
    } else if (kind === LAYER.udp) this.#udp.add(cells, walk, index, this.#source, this.#destination);
    else icmpCells(cells, walk, index);
  }

  /** Counted from the capture's first second: nanoseconds since 1970 do not fit a number exactly. */
  #timeOf({ seconds, nanoseconds }: CapturedPacket): number | null {
    if (seconds === null || (seconds === 0 && nanoseconds === 0)) return null;
    this.#zero ??= seconds;
    return (seconds - this.#zero) * 1e9 + nanoseconds;
  }

  #ip(cells: Cells, index: number, kind: number, view: DataView, start: number): void {
    const walk = this.#walk;
    const end = walk.ends[index] ?? 0;
    const six = kind === LAYER.ipv6;
    if (six) ipv6Cells(cells, walk, index);
    else ipv4Cells(cells, walk, index);
    const whole = start + (six ? 40 : 20) <= end;
    this.#source = whole ? (six ? ipv6Text(view, start + 8) : ipv4Text(view, start + 12)) : '';
    this.#destination = whole ? (six ? ipv6Text(view, start + 24) : ipv4Text(view, start + 16)) : '';
    if (index < walk.count - 1 || !whole || (walk.payloads[index] ?? 0) >= end) return;
    const protocol = view.getUint8(start + (six ? 6 : 9));
    if (protocol === SCTP && (walk.payloads[index] ?? 0) + SCTP_HEADER > (walk.wireEnds[index] ?? 0)) cells.malformed();
    cells.protocol((walk.stop === 'fragment' ? undefined : IP_PROTOCOLS[protocol]) ?? 'data');
  }
}

function frameCells(cells: Cells, packet: CapturedPacket): void {
  cells.add('frame.number', packet.number);
  if (packet.seconds !== null) {
    cells.add('frame.time_epoch', `${packet.seconds}.${String(packet.nanoseconds).padStart(9, '0')}`);
  }
  cells.add('frame.len', packet.length);
  cells.add('frame.cap_len', packet.capturedLength);
  if (packet.interfaceId !== null) cells.add('frame.interface_id', packet.interfaceId);
}
