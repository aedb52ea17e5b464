import { etherIp, ethernet, metadata, serviceVlan, vlan, vntag } from './ethernet.js';
import { gre } from './gre.js';
import { authentication, ipv4, rawIp } from './ip.js';
import { ipv6 } from './ipv6.js';
import { loopback } from './loopback.js';
import { mpls } from './mpls.js';
import { chdlc, ppp, pppoe } from './ppp.js';
import { sll, sll2 } from './sll.js';
import { icmp, icmpv6, tcp, udp } from './transport.js';
import { gtp, l2tp, teredo } from './udp-tunnels.js';
import { geneve, vxlan } from './vxlan.js';
import { MAX_LAYERS, NEXT, type Step, type Walk } from './walk.js';

/** All known headers, by their number in the previous header. */
const STEPS: ReadonlyMap<number, Step> = new Map<number, Step>([
  [NEXT.link | 0, loopback],
  [NEXT.link | 1, ethernet],
  [NEXT.link | 9, ppp],
  [NEXT.link | 12, rawIp],
  [NEXT.link | 14, rawIp],
  [NEXT.link | 50, ppp],
  [NEXT.link | 51, pppoe],
  [NEXT.link | 101, rawIp],
  [NEXT.link | 104, chdlc],
  [NEXT.link | 108, loopback],
  [NEXT.link | 113, sll],
  [NEXT.link | 228, ipv4],
  [NEXT.link | 229, ipv6],
  [NEXT.link | 276, sll2],
  [NEXT.ether | 0x0800, ipv4],
  [NEXT.ether | 0x86dd, ipv6],
  [NEXT.ether | 0x8100, vlan],
  [NEXT.ether | 0x88a8, serviceVlan],
  [NEXT.ether | 0x8847, mpls],
  [NEXT.ether | 0x8848, mpls],
  [NEXT.ether | 0x8864, pppoe],
  [NEXT.ether | 0x8909, metadata],
  [NEXT.ether | 0x8926, vntag],
  [NEXT.ether | 0x9100, vlan],
  [NEXT.ppp | 0x21, ipv4],
  [NEXT.ppp | 0x57, ipv6],
  [NEXT.ppp | 0x281, mpls],
  [NEXT.udp | 1701, l2tp],
  [NEXT.udp | 2152, gtp],
  [NEXT.udp | 3544, teredo],
  [NEXT.udp | 4789, vxlan],
  [NEXT.udp | 6081, geneve],
  [NEXT.ip | 1, icmp],
  [NEXT.ip | 4, ipv4],
  [NEXT.ip | 6, tcp],
  [NEXT.ip | 17, udp],
  [NEXT.ip | 41, ipv6],
  [NEXT.ip | 47, gre],
  [NEXT.ip | 51, authentication],
  [NEXT.ip | 97, etherIp],
  [NEXT.ip | 137, mpls],
  [NEXT.ip | 58, icmpv6],
]);

/** Whether frames of this link type (LINKTYPE_*) can be dissected. */
export const knowsLinkType = (linkType: number | null): boolean => linkType === null || STEPS.has(NEXT.link | linkType);

/** Walks one frame of the given link type (null if it is no packet) from its first header to its payload. */
export function walkFrame(
  walk: Walk,
  linkType: number | null,
  view: DataView,
  start: number,
  end: number,
  wireEnd: number,
): void {
  walk.begin(view, start, end, wireEnd);
  if (linkType !== null) follow(walk, NEXT.link | linkType);
}

/** Goes on with the header of `key`. */
export function follow(walk: Walk, key: number): void {
  let step = STEPS.get(key);
  while (step !== undefined && walk.count < MAX_LAYERS) step = STEPS.get(step(walk));
}
