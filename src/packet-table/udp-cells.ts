import type { Walk } from '../dissect/walk.js';
import type { Cells } from './columns.js';
import { conversationKey, Conversations } from './conversations.js';
import { dnsCells } from './dns-cells.js';
import { HttpCells } from './http-cells.js';
import { UDP_NAMES } from './protocol-names.js';

const DNS_PORTS: Readonly<Record<number, string>> = { 53: 'dns', 5353: 'mdns', 5355: 'llmnr' };
const SSDP_PORT = 1900;

/** An answer may come from another port, so TShark gives an SNMP session a new number after its first request. */
const SNMP_PORT = 161;

class Conversation {
  readonly number: number;
  /** True for an SNMP session after its first request. */
  continued = false;

  constructor(number: number) {
    this.number = number;
  }
}

/** Cells of UDP and its payload. */
export class UdpCells {
  readonly #conversations = new Conversations((number) => new Conversation(number));

  add(cells: Cells, walk: Walk, index: number, source: string, destination: string): void {
    const view = walk.views[index];
    const start = walk.starts[index] ?? 0;
    const end = walk.ends[index] ?? 0;
    const wireEnd = walk.wireEnds[index] ?? 0;
    cells.protocol('udp');
    if (view === undefined || start + 4 > end) return;
    const sourcePort = view.getUint16(start);
    const destinationPort = view.getUint16(start + 2);
    cells.add('udp.srcport', sourcePort);
    cells.add('udp.dstport', destinationPort);
    if (start + 8 > end) {
      if (start + 8 > wireEnd) cells.malformed();
      return;
    }
    const { key } = conversationKey(source, sourcePort, destination, destinationPort);
    const conversation = this.#conversations.get(key);
    cells.add('udp.stream', conversation.number);
    if (destinationPort === SNMP_PORT && !conversation.continued) this.#conversations.renew(key).continued = true;
    const length = view.getUint16(start + 4);
    // 0 is a jumbogram (RFC 2675); a quoted datagram keeps its original length.
    if (length !== 0 && (length < 8 || start + length > wireEnd) && index < walk.quote) cells.malformed();
    if (index < walk.count - 1 || start + 8 >= end) return;
    const bytes = new Uint8Array(view.buffer, view.byteOffset + start + 8, end - start - 8);
    payloadCells(cells, bytes, sourcePort, destinationPort);
  }
}

function payloadCells(cells: Cells, bytes: Uint8Array, from: number, to: number): void {
  const [low, high] = from < to ? [from, to] : [to, from];
  const dns = DNS_PORTS[low] ?? DNS_PORTS[high];
  const name = UDP_NAMES[low] ?? UDP_NAMES[high];
  if (dns !== undefined) {
    dnsCells(bytes, cells, dns);
  } else if (low === SSDP_PORT || high === SSDP_PORT) {
    new HttpCells('ssdp').read({ bytes, mayWait: false, ended: true, missing: 0 }, cells);
  } else {
    cells.protocol(name ?? 'data');
  }
}
