import { ipv4Text, ipv6Text } from './addresses.js';
import { latin1Text, utf8Text } from '../text/bytes.js';
import { Cursor } from './cursor.js';

export interface DnsQuestion {
  /** In dotted text without the final dot; `<Root>` for the root. */
  readonly name: string;
  readonly type: number;
  readonly class: number;
}

export interface DnsRecord extends DnsQuestion {
  /** Seconds. */
  readonly ttl: number;
  /** Address of an A or AAAA record. */
  readonly address?: string;
  /** Name that a CNAME, NS, PTR, DNAME or MX record points to. */
  readonly target?: string;
}

/** A message of RFC 1035 section 4.1. */
export interface DnsMessage {
  readonly id: number;
  readonly response: boolean;
  readonly opcode: number;
  readonly authoritative: boolean;
  readonly truncated: boolean;
  readonly recursionDesired: boolean;
  readonly recursionAvailable: boolean;
  /** Four bits, from the header. */
  readonly rcode: number;
  /** Twelve bits; the upper eight are from an OPT record (RFC 6891 section 6.1.3). */
  readonly extendedRcode: number;
  readonly questions: readonly DnsQuestion[];
  readonly answers: readonly DnsRecord[];
  readonly authorities: readonly DnsRecord[];
  readonly additionals: readonly DnsRecord[];
  readonly edns: { readonly udpSize: number; readonly version: number } | null;
  /** The message ended before all records were read, or its names loop. */
  readonly cut: boolean;
}

const A = 1;
const AAAA = 28;
const OPT = 41;
/** NS, CNAME, PTR and DNAME: their data is a name. */
const POINTERS: ReadonlySet<number> = new Set([2, 5, 12, 39]);
const MX = 15;

/** Records read per section; a message of 64 KiB cannot hold more of at least 11 bytes. */
const MAX_RECORDS = 6000;

/** Reads a DNS message; null if its header of twelve bytes is incomplete. */
export function readDns(bytes: Uint8Array): DnsMessage | null {
  if (bytes.byteLength < 12) return null;
  const cursor = new Cursor(bytes);
  const id = cursor.u16();
  const flags = cursor.u16();
  const counts = [cursor.u16(), cursor.u16(), cursor.u16(), cursor.u16()] as const;
  const questions = readMany(cursor, counts[0], readQuestion);
  const answers = readMany(cursor, counts[1], readRecord);
  const authorities = readMany(cursor, counts[2], readRecord);
  const additionals = readMany(cursor, counts[3], readRecord);
  const opt = additionals.find(({ type }) => type === OPT);
  return {
    id,
    response: (flags & 0x8000) !== 0,
    opcode: (flags >> 11) & 15,
    authoritative: (flags & 0x0400) !== 0,
    truncated: (flags & 0x0200) !== 0,
    recursionDesired: (flags & 0x0100) !== 0,
    recursionAvailable: (flags & 0x0080) !== 0,
    rcode: flags & 15,
    // The upper eight bits are in the first byte of the field for the lifetime.
    extendedRcode: (opt === undefined ? 0 : Math.floor(opt.ttl / 2 ** 24) * 16) + (flags & 15),
    questions,
    answers,
    authorities,
    additionals,
    edns: opt === undefined ? null : { udpSize: opt.class, version: Math.floor(opt.ttl / 2 ** 16) & 255 },
    cut: cursor.short,
  };
}

function readMany<T>(cursor: Cursor, count: number, read: (cursor: Cursor) => T | null): readonly T[] {
  const all: T[] = [];
  while (all.length < Math.min(count, MAX_RECORDS)) {
    const one = read(cursor);
    if (one === null) break;
    all.push(one);
  }
  return all;
}

function readQuestion(cursor: Cursor): DnsQuestion | null {
  const name = readName(cursor);
  const question = { name: name ?? '', type: cursor.u16(), class: cursor.u16() };
  return name === null || cursor.short ? null : question;
}

function readRecord(cursor: Cursor): DnsRecord | null {
  const question = readQuestion(cursor);
  const ttl = cursor.u32();
  const length = cursor.u16();
  const start = cursor.at;
  if (question === null || cursor.short) return null;
  cursor.take(length);
  const end = cursor.at;
  return { ...question, ttl, ...recordData(cursor.bytes, question.type, start, end, length) };
}

function recordData(
  bytes: Uint8Array,
  type: number,
  start: number,
  end: number,
  length: number,
): Pick<DnsRecord, 'address' | 'target'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === A && length === 4 && end - start === 4) return { address: ipv4Text(view, start) };
  if (type === AAAA && length === 16 && end - start === 16) return { address: ipv6Text(view, start) };
  if (!POINTERS.has(type) && type !== MX) return {};
  const target = readName(new Cursor(bytes, type === MX ? start + 2 : start));
  return target === null ? {} : { target };
}

/**
 * RFC 1035 section 4.1.4: pointers may lead anywhere before them. A name has at most 255 bytes, so at most 128 labels.
 */
function readName(cursor: Cursor): string | null {
  const labels: string[] = [];
  let at = cursor;
  for (let steps = 0; steps < 256; steps += 1) {
    const length = at.u8();
    if (at.short) break;
    if (length === 0) return labels.join('.') || '<Root>';
    if (length >= 0xc0) at = new Cursor(cursor.bytes, (length & 0x3f) * 256 + at.u8());
    else if (length < 0x40) labels.push(labelText(at.take(length)));
    else break;
  }
  cursor.short = true;
  return null;
}

/** Letters of a label; multicast DNS writes UTF-8 (RFC 6762 section 16). Control characters become octal escapes. */
function labelText(bytes: Uint8Array): string {
  const text = latin1Text(bytes);
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return utf8Text(bytes).replace(
    /[\x00-\x1f\x7f]/g,
    (control) => `\\${control.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
}

const TYPES: Readonly<Record<number, string>> = {
  1: 'A',
  2: 'NS',
  5: 'CNAME',
  6: 'SOA',
  12: 'PTR',
  15: 'MX',
  16: 'TXT',
  28: 'AAAA',
  33: 'SRV',
  41: 'OPT',
  43: 'DS',
  46: 'RRSIG',
  48: 'DNSKEY',
  64: 'SVCB',
  65: 'HTTPS',
  255: 'ANY',
};

/** Name of a record type, or `TYPE` and its number (RFC 3597 section 5). */
export const dnsTypeName = (type: number): string => TYPES[type] ?? `TYPE${String(type)}`;

const RCODES: Readonly<Record<number, string>> = {
  0: 'NOERROR',
  1: 'FORMERR',
  2: 'SERVFAIL',
  3: 'NXDOMAIN',
  4: 'NOTIMP',
  5: 'REFUSED',
  6: 'YXDOMAIN',
  7: 'YXRRSET',
  8: 'NXRRSET',
  9: 'NOTAUTH',
  10: 'NOTZONE',
  16: 'BADVERS',
};

/** Name of a response code (RFC 6895 section 2.3), or `RCODE` and its number. */
export const dnsRcodeName = (rcode: number): string => RCODES[rcode] ?? `RCODE${String(rcode)}`;
