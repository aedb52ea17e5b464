import { LAYER, type Walk } from '../dissect/walk.js';
import type { Cells } from './columns.js';
import { CISCO_NAMES, ETHER_TYPES, LLC_NAMES, PPP_NAMES } from './protocol-names.js';

/** Layers that have one name and no cells. */
const NAMES: Readonly<Record<number, string>> = {
  [LAYER.loopback]: 'null',
  [LAYER.raw]: 'raw',
  [LAYER.gre]: 'gre',
  [LAYER.vxlan]: 'vxlan',
  [LAYER.gtp]: 'gtp',
  [LAYER.teredo]: 'teredo',
  [LAYER.l2tp]: 'l2tp',
  [LAYER.etherIp]: 'etherip',
  [LAYER.geneve]: 'geneve',
  [LAYER.authentication]: 'ah',
  [LAYER.ppp]: 'ppp',
  [LAYER.chdlc]: 'chdlc',
  [LAYER.pppoe]: 'pppoes',
  [LAYER.metadata]: 'cmd',
};

/** Offset of the next protocol's type in the header. */
const TYPE_AT: Readonly<Record<number, number>> = {
  [LAYER.ethernet]: 12,
  [LAYER.vlan]: 2,
  [LAYER.serviceVlan]: 2,
  [LAYER.sll]: 14,
  [LAYER.vntag]: 4,
  [LAYER.sll2]: 0,
};

const TYPE_NAMES: Readonly<Record<number, string>> = {
  [LAYER.ethernet]: 'eth',
  [LAYER.vlan]: 'vlan',
  [LAYER.serviceVlan]: 'ieee8021ad',
  [LAYER.sll]: 'sll',
  [LAYER.vntag]: 'vntag',
  [LAYER.sll2]: 'sll',
};

/** Cells of a header below IP; true if it was one. */
export function linkCells(cells: Cells, walk: Walk, index: number): boolean {
  const kind = walk.kinds[index] ?? 0;
  const view = walk.views[index];
  const start = walk.starts[index] ?? 0;
  const name = NAMES[kind];
  const typeAt = TYPE_AT[kind];
  const isLast = index === walk.count - 1;
  if (view === undefined) return false;
  if (name !== undefined) {
    cells.protocol(name);
    if (isLast) undissectedNames(cells, walk, index, kind, view);
  } else if (typeAt !== undefined) {
    cells.protocol(TYPE_NAMES[kind] ?? '');
    if (kind === LAYER.vlan) cells.add('vlan.id', view.getUint16(start) & 0x0fff);
    typeCells(cells, view.getUint16(start + typeAt), walk, index);
  } else if (kind === LAYER.mpls) {
    if (walk.kinds[index - 1] !== LAYER.mpls) cells.protocol('mpls');
  } else if (kind === LAYER.fabricPath || kind === LAYER.isl) {
    cells.protocol('eth');
    if (kind === LAYER.fabricPath) cells.protocol('cfp');
  } else if (kind === LAYER.llc) {
    llcCells(cells, view, start, isLast);
  } else {
    return false;
  }
  return true;
}

function typeCells(cells: Cells, type: number, walk: Walk, index: number): void {
  const isLast = index === walk.count - 1;
  if (type < 0x600) return;
  cells.protocol('ethertype');
  const name = ETHER_TYPES[type];
  if (isLast && (name !== undefined || hasMore(walk, index))) cells.protocol(name ?? 'data');
  if (name === 'loop') cells.protocol('data');
}

const hasMore = (walk: Walk, index: number): boolean => (walk.payloads[index] ?? 0) < (walk.ends[index] ?? 0);

/** Names of undissected protocols in PPP and GRE. */
function undissectedNames(cells: Cells, walk: Walk, index: number, kind: number, view: DataView): void {
  const next = walk.payloads[index] ?? 0;
  if (kind === LAYER.ppp) {
    const name = PPP_NAMES[view.getUint16(next - 2)];
    if (hasMore(walk, index)) cells.protocol(name ?? 'data');
  } else if (kind === LAYER.gre) {
    const name = CISCO_NAMES[view.getUint16((walk.starts[index] ?? 0) + 2)];
    if (name !== undefined) cells.protocol(name);
  } else if (kind === LAYER.chdlc) {
    cells.protocol(view.getUint16(next - 2) === 0x8035 ? 'slarp' : 'data');
  }
}

function llcCells(cells: Cells, view: DataView, start: number, isLast: boolean): void {
  cells.protocol('llc');
  if (!isLast) return;
  const access = view.getUint8(start);
  if (access !== 0xaa) {
    cells.protocol(LLC_NAMES[access] ?? 'data');
    return;
  }
  cells.protocol(CISCO_NAMES[view.getUint16(start + 6)] ?? 'data');
}
