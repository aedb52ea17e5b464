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
  const block = new Uint8Array(2 + a.length + b.length + tail.length);
  block.set(a, 2);
  block.set(b, 2 + a.length);
  block.set(tail, 2 + a.length + b.length);
  return `1:${base64Text(sha1OfOneBlock(block))}`;
}

/** By the first byte that differs. */
function compared(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < a.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function addressBytes(address: string): Uint8Array | null {
  const [, a, b, c, d] = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address) ?? [];
  if (a !== undefined) return Uint8Array.of(Number(a), Number(b), Number(c), Number(d));
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
