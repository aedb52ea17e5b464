import { numberIn, type Dissection } from './fields.js';

/** Numbers of Wireshark's encapsulations (wtap.h, `frame.encap_type`), with their LINKTYPE_*. */
const ENCAPSULATIONS: ReadonlyMap<number, number> = new Map([
  [1, 1],
  [4, 9],
  [7, 101],
  [15, 0],
  [25, 113],
  [28, 104],
  [32, 108],
  [129, 228],
  [130, 229],
  [210, 276],
]);

/** By the first layer of `frame.protocols`, if nothing else is stated. */
const PROTOCOLS: ReadonlyMap<string, number> = new Map([
  ['eth', 1],
  ['sll', 113],
  ['raw', 101],
  ['ip', 101],
  ['ipv6', 101],
  ['null', 0],
  ['ppp', 9],
  ['chdlc', 104],
]);

/** The link type (LINKTYPE_*) of a dissected frame; null if unstated or unknown. */
export function linkTypeOf(dissection: Dissection): number | null {
  const stated = dissection.first('frame_encap_type');
  // `-V` prints the number after its name.
  const encapsulation = numberIn(stated) ?? numberIn(/\((\d+)\)\s*$/.exec(stated ?? '')?.[1]);
  if (encapsulation !== null) return ENCAPSULATIONS.get(encapsulation) ?? null;
  const first = dissection.first('frame_protocols')?.split(':')[0] ?? firstLayer(dissection);
  // Both versions of Linux cooked capture are `sll`; the second has a header of 20 bytes.
  if (first === 'sll' && dissection.first('sll_raw')?.length === 40) return 276;
  return first === undefined ? null : (PROTOCOLS.get(first) ?? null);
}

const firstLayer = (dissection: Dissection): string | undefined =>
  dissection.fields.find(({ name }) => PROTOCOLS.has(name))?.name;
