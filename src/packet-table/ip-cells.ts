import { ipv4Text, ipv6Text } from '../dissect/addresses.js';
import { LAYER, type Walk } from '../dissect/walk.js';
import { hexadecimal, type Cells } from './columns.js';

/** Cells of the IPv4 header of layer `index`, as far as captured, in header order. */
export function ipv4Cells(cells: Cells, walk: Walk, index: number): void {
  const view = walk.views[index];
  const start = walk.starts[index] ?? 0;
  const end = walk.ends[index] ?? 0;
  if (view === undefined) return;
  cells.protocol('ip');
  const has = (length: number): boolean => start + length <= end;
  if (has(6)) cells.add('ip.id', hexadecimal(view.getUint16(start + 4), 4));
  if (has(8)) {
    const bits = view.getUint16(start + 6);
    cells.add('ip.flags.mf', (bits >> 13) & 1);
    cells.add('ip.frag_offset', bits & 0x1fff);
  }
  if (has(9)) cells.add('ip.ttl', view.getUint8(start + 8));
  if (has(10)) cells.add('ip.proto', view.getUint8(start + 9));
  if (has(16)) cells.add('ip.src', ipv4Text(view, start + 12));
  if (has(20)) cells.add('ip.dst', ipv4Text(view, start + 16));
}

/** Names of the extension headers in `frame.protocols`. */
const EXTENSIONS: Readonly<Record<number, string>> = {
  0: 'ipv6.hopopts',
  43: 'ipv6.routing',
  44: 'ipv6.fraghdr',
  60: 'ipv6.dstopts',
  51: 'ah',
};

/** Cells of the IPv6 header of layer `index`. */
export function ipv6Cells(cells: Cells, walk: Walk, index: number): void {
  const view = walk.views[index];
  const start = walk.starts[index] ?? 0;
  const end = walk.ends[index] ?? 0;
  if (view === undefined) return;
  cells.protocol('ipv6');
  const has = (length: number): boolean => start + length <= end;
  if (!has(7)) return;
  cells.add('ipv6.nxt', view.getUint8(start + 6));
  if (has(24)) cells.add('ipv6.src', ipv6Text(view, start + 8));
  if (has(40)) cells.add('ipv6.dst', ipv6Text(view, start + 24));
  const payload = Math.min(walk.payloads[index] ?? 0, end);
  let next = view.getUint8(start + 6);
  for (let at = start + 40; at + 8 <= payload;) {
    const name = EXTENSIONS[next];
    if (name !== undefined) cells.protocol(name);
    const length = next === 44 ? 8 : next === 51 ? (view.getUint8(at + 1) + 2) * 4 : (view.getUint8(at + 1) + 1) * 8;
    next = view.getUint8(at);
    at += length;
  }
}

/** Cells of an ICMP or ICMPv6 header. */
export function icmpCells(cells: Cells, walk: Walk, index: number): void {
  const view = walk.views[index];
  const start = walk.starts[index] ?? 0;
  const end = walk.ends[index] ?? 0;
  if (view === undefined || start + 2 > end) return;
  const six = walk.kinds[index] === LAYER.icmpv6;
  const type = view.getUint8(start);
  const code = view.getUint8(start + 1);
  cells.protocol(six ? 'icmpv6' : 'icmp');
  cells.add(six ? 'icmpv6.type' : 'icmp.type', type);
  cells.add(six ? 'icmpv6.code' : 'icmp.code', code);
  if (start + 8 > end) return;
  if (six && type === 2) cells.add('icmpv6.mtu', view.getUint32(start + 4));
  if (!six && type === 3 && code === 4) cells.add('icmp.mtu', view.getUint16(start + 6));
  const echo = six ? type === 128 || type === 129 : type === 0 || type === 8;
  if (echo && start + 8 < end) cells.protocol('data');
}
