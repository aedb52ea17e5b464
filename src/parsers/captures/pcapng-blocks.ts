import { utf8Text } from '../../text/bytes.js';

/** Block types and options of pcapng (draft-ietf-opsawg-pcapng sections 4 and 10). */
export const BLOCK = {
  section: 0x0a0d0d0a,
  interface: 1,
  oldPacket: 2,
  simplePacket: 3,
  nameResolution: 4,
  statistics: 5,
  enhancedPacket: 6,
  /** systemd's Journal Export Block. */
  journal: 9,
  custom: 0x0bad,
  customNotCopied: 0x40000bad,
} as const;

const OPTION_END = 0;
const IF_NAME = 2;
const IF_FILTER = 11;
const IF_TSRESOL = 9;
const IF_TSOFFSET = 14;
const ISB_IFDROP = 5;
const ISB_OSDROP = 7;
const EPB_DROPCOUNT = 4;

/** An interface, from its Interface Description Block. */
export interface CaptureInterface {
  /** LINKTYPE_*. */
  readonly linkType: number;
  /** Most bytes kept of a packet; 0 without a limit. */
  readonly snapLength: number;
  /** Units of a time stamp per second. */
  readonly unitsPerSecond: bigint;
  /** Seconds to add to each stamp. */
  readonly offset: number;
  /** Capture filter in libpcap's words; null if none is stated. */
  readonly filter: string | null;
  readonly name: string | null;
}

/** The body of one block: after its type and length, before the repeated length. */
export interface BlockBody {
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
  readonly littleEndian: boolean;
}

type OptionVisitor = (code: number, start: number, length: number) => void;

/** Calls `visit` for each option between `start` and the end of the body; one that does not fit ends the list. */
function eachOption(body: BlockBody, start: number, visit: OptionVisitor): void {
  let at = start;
  while (at + 4 <= body.end) {
    const code = body.view.getUint16(at, body.littleEndian);
    const length = body.view.getUint16(at + 2, body.littleEndian);
    if (code === OPTION_END || at + 4 + length > body.end) return;
    visit(code, at + 4, length);
    at += 4 + ((length + 3) & ~3);
  }
}

/** Reads an Interface Description Block; null if its fixed part is incomplete. */
export function readInterface(body: BlockBody): CaptureInterface | null {
  const { view, start, end, littleEndian } = body;
  if (end - start < 8) return null;
  let unitsPerSecond = 1_000_000n;
  let offset = 0;
  let filter: string | null = null;
  let name: string | null = null;
  eachOption(body, start + 8, (code, at, length) => {
    if (code === IF_TSRESOL && length >= 1) unitsPerSecond = resolution(view.getUint8(at));
    // A signed number of 64 bits; seconds beyond 2^53 are no date.
    else if (code === IF_TSOFFSET && length >= 8) offset = Number(view.getBigInt64(at, littleEndian));
    else if (code === IF_FILTER && length > 1 && view.getUint8(at) === 0) filter = textAt(view, at + 1, length - 1);
    else if (code === IF_NAME && length > 0) name = textAt(view, at, length);
  });
  return {
    linkType: view.getUint16(start, littleEndian),
    snapLength: view.getUint32(start + 4, littleEndian),
    unitsPerSecond,
    offset,
    filter,
    name,
  };
}

/** if_tsresol: a negative power of 10, or of 2 if the top bit is set. */
function resolution(value: number): bigint {
  const exponent = BigInt(value & 0x7f);
  return value >= 0x80 ? 2n ** exponent : 10n ** exponent;
}

function textAt(view: DataView, at: number, length: number): string {
  return utf8Text(new Uint8Array(view.buffer, view.byteOffset + at, length)).replace(/(?<!\0)\0+$/, '');
}

/** Packets lost by the interface and by the system, from an Interface Statistics Block; null if it states neither. */
export function readDrops(body: BlockBody): { readonly interfaceId: number; readonly drops: number } | null {
  const { view, start, end, littleEndian } = body;
  if (end - start < 12) return null;
  const counts: number[] = [];
  eachOption(body, start + 12, (code, at, length) => {
    if ((code !== ISB_IFDROP && code !== ISB_OSDROP) || length !== 8) return;
    counts.push(Number(view.getBigUint64(at, littleEndian)));
  });
  if (counts.length === 0) return null;
  return { interfaceId: view.getUint32(start, littleEndian), drops: counts.reduce((sum, count) => sum + count, 0) };
}

/** Packets lost since the previous one, from the options of an Enhanced Packet Block. */
export function readDropCount(body: BlockBody, optionsAt: number): number {
  let drops = 0;
  eachOption(body, optionsAt, (code, at, length) => {
    if (code === EPB_DROPCOUNT && length === 8) drops = Number(body.view.getBigUint64(at, body.littleEndian));
  });
  return drops;
}
