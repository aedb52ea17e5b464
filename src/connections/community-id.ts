import type { IpHeader } from '../core/packet.js';
import { base64Text } from '../text/base64.js';
import { sha1OfOneBlock } from './sha1.js';

/** Community ID 1 of a flow (github.com/corelight/community-id-spec), seed 0; null if an address is a name. */
export function communityId(
  ip: Pick<IpHeader, 'source' | 'destination'>,
  protocol: number,
  ports: readonly [number, number],
): string | null {
  const from = addressBytes(ip.source);
  const to = addressBytes(ip.destination);
  if (from?.length !== to?.length || from === null || to === null) return null;
  const [sourcePort, destinationPort] = ports;
  const order = compared(from, to);
  const inOrder = order < 0 || (order === 0 && sourcePort <= destinationPort);
  const [a, b, portA, portB] = inOrder
    ? [from, to, sourcePort, destinationPort]
    : [to, from, destinationPort, sourcePort];
  const tail = [protocol, 0, portA >> 8, portA & 255, portB >> 8, portB & 255];
  return `1:${base64Text(sha1OfOneBlock(Uint8Array.of(0, 0, ...a, ...b, ...tail)))}`;
}

/** By the first byte that differs. */
function compared(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, index) => byte !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function addressBytes(address: string): Uint8Array | null {
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) return Uint8Array.from(address.split('.').map(Number));
  return address.includes(':') ? v6Bytes(address) : null;
}

function v6Bytes(address: string): Uint8Array | null {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  const text =
    dotted === null ? address : `${dotted[1] ?? ''}${pair(dotted[2], dotted[3])}:${pair(dotted[4], dotted[5])}`;
  const [head = '', tail] = text.split('::');
  const before = groups(head);
  const low = tail === undefined ? [] : groups(tail);
  const missing = 8 - before.length - low.length;
  if (missing < 0 || (tail === undefined && missing !== 0)) return null;
  const all = [...before, ...new Array<number>(missing).fill(0), ...low];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 255]));
}

const groups = (text: string): number[] =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));

const pair = (high?: string, low?: string): string => (Number(high) * 256 + Number(low)).toString(16);
