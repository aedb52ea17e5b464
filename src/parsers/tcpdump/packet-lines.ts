import { readBanner, type CaptureSettings } from './banner.js';
import { readStamp, type StampText } from './stamp.js';
import type { TextLine } from './text-line.js';

/** The lines of one packet: the first with its stamp, then the rest. */
export interface PacketLines {
  readonly first: TextLine;
  readonly stamp: StampText | null;
  /** The first line after its stamp. */
  readonly rest: string;
  readonly more: readonly TextLine[];
}

export interface GrouperSink {
  packet(lines: PacketLines): void;
  settings(settings: CaptureSettings, line: TextLine): void;
  notUnderstood(line: TextLine): void;
}

/** Enough for a packet of 64 KiB as a hexadecimal dump (16 bytes a line). */
const MAX_LINES = 4_200;
const FENCE = /^\s*(?:```|~~~)/;
/** Without stamps (`-t`) a packet begins with its link, interface or protocol at the margin. */
const UNSTAMPED =
  /^(?: *\d+ {2})?(?:\S+ +(?:In|Out|B|M|P) +)?(?:IP6? |ARP, |MPLS \(|PPPoE |Loopback, |802\.1Q |(?:[0-9a-f]{2}:){5}[0-9a-f]{2} > )/;
const HEXADECIMAL = /^\s+0x[0-9a-f]{4,}: /;
const ENDS = /^\s*\S+ > \S+:(?: |$)/;
/** `-A` prints the datagram as text: it begins with the first byte of an IPv4 (`E`) or IPv6 (a backquote) header. */
const TEXT_DUMP = /^[E`][\s\S]{3}/;

type OpenPacket = Omit<PacketLines, 'more'> & { readonly more: TextLine[] };

/** Whether a line without a stamp is the first of a packet. */
export function beginsWithoutStamp(text: string): boolean {
  return UNSTAMPED.test(text);
}

/** Groups lines into packets: each stamp begins one; other lines belong to it, are tcpdump's own, or are unknown. */
export class LineGrouper {
  readonly #sink: GrouperSink;
  #open: OpenPacket | null = null;
  /** The text has no stamps: every line at the margin begins a packet. */
  #unstamped = false;
  /** The packets are dumped as text, so any line may be a packet's. */
  #textDumps = false;

  constructor(sink: GrouperSink) {
    this.#sink = sink;
  }

  line(line: TextLine): void {
    const stamp = readStamp(line.text);
    if (stamp !== null) this.#begin(line, stamp);
    else if (line.text.trim() === '' || FENCE.test(line.text)) return;
    else if (this.#beginsUnstamped(line.text)) this.#begin(line, null);
    else this.#goOn(line);
  }

  end(): void {
    if (this.#open !== null) this.#sink.packet(this.#open);
    this.#open = null;
  }

  #begin(line: TextLine, stamp: StampText | null): void {
    this.end();
    if (this.#open === null) this.#unstamped = stamp === null;
    this.#open = { first: line, stamp, rest: stamp?.rest ?? line.text.replace(/^ *\d+ {2}/, ''), more: [] };
  }

  #beginsUnstamped(text: string): boolean {
    if (this.#open === null) return UNSTAMPED.test(text);
    if (!this.#unstamped || isOuter(this.#open)) return false;
    if (UNSTAMPED.test(text)) return true;
    return (
      /^\S/.test(text) && !ENDS.test(text) && !this.#textDumps && !TEXT_DUMP.test(text) && readBanner(text) === null
    );
  }

  #goOn(line: TextLine): void {
    const isBody = ENDS.test(line.text) || HEXADECIMAL.test(line.text);
    const settings = isBody ? null : readBanner(line.text);
    if (settings !== null) {
      this.end();
      this.#sink.settings(settings, line);
      return;
    }
    if (this.#open === null) {
      this.#sink.notUnderstood(line);
      return;
    }
    this.#textDumps ||= isTextDump(this.#open.more, line.text);
    if (!this.#textDumps && !belongs(line.text)) this.#sink.notUnderstood(line);
    else if (this.#open.more.length < MAX_LINES) this.#open.more.push(line);
  }
}

/** A VXLAN header has its own line; the inner frame begins at the margin of the next. */
function isOuter({ rest, more }: OpenPacket): boolean {
  return /: VXLAN, .{0,200}vni \d{1,9}$/.test(more.at(-1)?.text ?? rest);
}

function belongs(text: string): boolean {
  return /^\s/.test(text) || ENDS.test(text) || HEXADECIMAL.test(text) || UNSTAMPED.test(text);
}

/** The first line at the margin after a packet: a datagram's first bytes, or mostly dots. */
function isTextDump(more: readonly TextLine[], text: string): boolean {
  if (/^\s/.test(text) || ENDS.test(text) || more.some((line) => /^\S/.test(line.text))) return false;
  return TEXT_DUMP.test(text) || (text.split('.').length - 1) * 3 > text.length;
}
