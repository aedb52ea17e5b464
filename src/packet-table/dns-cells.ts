import { readDns } from '../dissect/dns.js';
import { hexadecimal, type Cells } from './columns.js';
import type { Need, StreamPart } from './desegment.js';

const A = 1;
const CNAME = 5;
const AAAA = 28;

/** Cells of one DNS message. */
export function dnsCells(bytes: Uint8Array, cells: Cells, protocol: string): void {
  cells.protocol(protocol);
  const message = readDns(bytes);
  if (message === null) return;
  cells.add('dns.id', hexadecimal(message.id, 4));
  cells.add('dns.flags.response', message.response ? 1 : 0);
  if (message.response) cells.add('dns.flags.rcode', message.rcode);
  for (const { name, type } of message.questions) {
    cells.add('dns.qry.name', name);
    cells.add('dns.qry.type', type);
  }
  for (const { type, address, target } of [...message.answers, ...message.authorities, ...message.additionals]) {
    if (type === A && address !== undefined) cells.add('dns.a', address);
    else if (type === AAAA && address !== undefined) cells.add('dns.aaaa', address);
    else if (type === CNAME && target !== undefined) cells.add('dns.cname', target);
  }
}

/** Messages over TCP, each after two bytes of length (RFC 1035 section 4.2.2). */
export function dnsOverTcp({ bytes, mayWait }: StreamPart, cells: Cells): Need | null {
  let at = 0;
  while (at < bytes.byteLength) {
    const left = bytes.byteLength - at;
    if (left < 2) return mayWait ? { offset: at, more: 'segment' } : null;
    const length = (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
    if (left < length + 2 && mayWait) return { offset: at, more: length + 2 - left };
    dnsCells(bytes.subarray(at + 2, at + 2 + length), cells, 'dns');
    at += length + 2;
  }
  return null;
}
