import { base64Bytes } from '../../text/base64.js';
import { hexBytes, latin1Text, utf8Text } from '../../text/bytes.js';

/** Shortest runs that are decoded: what is shorter holds no name with its value. */
const BASE64 = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,}={0,2}/g;
const HEX = /(?<![0-9A-Za-z])(?:[0-9a-f]{2}){12,}(?![0-9A-Za-z])|(?<![0-9A-Za-z])(?:[0-9A-F]{2}){12,}(?![0-9A-Za-z])/g;
/** Hex with a blank or colon between its bytes. */
const SPACED_HEX = /(?<![0-9A-Za-z:])(?:[0-9A-Fa-f]{2}[ :]){15,}[0-9A-Fa-f]{2}(?![0-9A-Za-z:])/g;
/** Bytes looked at before a run is decoded whole. */
const BEGIN = 12;

/** A part of a text that is another text in base64 or hex. */
export interface Decoded {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Runs of base64 and hex that decode to a text. */
export function decodedRuns(text: string): readonly Decoded[] {
  if (text.length < 20) return [];
  const found: Decoded[] = [];
  for (const match of text.matchAll(BASE64)) add(found, match, match[0], base64Text(match[0]));
  for (const match of text.matchAll(HEX)) add(found, match, match[0], hexText(match[0]));
  for (const match of text.matchAll(SPACED_HEX)) add(found, match, match[0], hexText(match[0].replace(/[ :]/g, '')));
  return found;
}

function add(found: Decoded[], match: RegExpExecArray, run: string, text: string | null): void {
  if (text !== null) found.push({ start: match.index, end: match.index + run.length, text });
}

function base64Text(run: string): string | null {
  // A path of words and a hash in hex are no base64 of a text.
  if (/^[0-9a-f-]+$/i.test(run)) return null;
  if (!isText(base64Bytes(run.slice(0, (BEGIN / 3) * 4)))) return null;
  return textOf(base64Bytes(run));
}

function hexText(run: string): string | null {
  if (!isText(hexBytes(run.slice(0, 2 * BEGIN)))) return null;
  return textOf(hexBytes(run));
}

/** UTF-8, or UTF-16 without its zero bytes. */
function textOf(bytes: Uint8Array): string | null {
  if (!isText(bytes)) return null;
  return bytes.includes(0) ? latin1Text(bytes).replaceAll('\0', '') : utf8Text(bytes);
}

/** Printable, but for a byte in sixteen; every other byte of UTF-16 is zero. */
function isText(bytes: Uint8Array): boolean {
  const zeros = bytes.filter((byte) => byte === 0).length;
  const isWide = zeros > 0 && Math.abs(zeros - bytes.length / 2) <= 1 + bytes.length / 16;
  const others = bytes.filter((byte) => byte !== 0 || !isWide);
  const odd = others.filter((byte) => (byte < 0x20 && ![9, 10, 13].includes(byte)) || byte === 0x7f || byte > 0xf4);
  const high = others.filter((byte) => byte >= 0x80);
  return others.length > 0 && odd.length <= others.length / 16 && high.length <= others.length / 3;
}
