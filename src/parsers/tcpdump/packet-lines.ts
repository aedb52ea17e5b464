import { readBanner, type CaptureSettings } from './banner.js';
import { readStamp, type StampText } from './stamp.js';
import type { TextLine } from './text-line.js';

/** The lines of one packet: the first with its stamp, then what belongs to it. */
export interface PacketLines {
  readonly first: TextLine;
  readonly stamp: StampText | null;
  /** The first line behind its stamp. */
  readonly rest: string;
  readonly more: readonly TextLine[];
}

/** Groups lines into packets. */
export interface LineGrouper {
  line(line: TextLine): void;
  end(): void;
}

export interface GrouperSink {
  packet(lines: PacketLines): void;
  settings(settings: CaptureSettings, line: TextLine): void;
  notUnderstood(line: TextLine): void;
}

/** More lines than a packet of 64 KiB takes as a hexadecimal dump (16 bytes a line). */
const MOST_LINES = 4_200;
const FENCE = /^\s*(?:```|~~~)/;
/** Without stamps (`-t`) a packet begins with its protocol at the margin. */
const UNSTAMPED = /^(?:IP6? |ARP, |(?:[0-9a-f]{2}:){5}[0-9a-f]{2} > )/;
const HEXADECIMAL = /^\s+0x[0-9a-f]{4,}: /;
const ENDS = /^\s*\S+ > \S+:(?: |$)/;
/** `-A` prints the datagram as text: it begins with the first byte of an IPv4 (`E`) or IPv6 (a backquote) header. */
const TEXT_DUMP = /^[E`][\s\S]{3}/;

/** Starts a packet at every stamp; all else belongs to the packet above, is tcpdump's own word, or is not understood. */
export function groupLines(sink: GrouperSink): LineGrouper {
  let first: (Omit<PacketLines, 'more'> & { readonly more: TextLine[] }) | null = null;
  let textDump = false;
  const close = (): void => {
    if (first !== null) sink.packet(first);
    first = null;
    textDump = false;
  };
  const open = (line: TextLine, stamp: StampText | null): void => {
    close();
    first = { first: line, stamp, rest: stamp?.rest ?? line.text, more: [] };
  };
  const other = (line: TextLine): void => {
    const settings = readBanner(line.text);
    if (settings !== null) {
      close();
      sink.settings(settings, line);
      return;
    }
    if (first === null) {
      sink.notUnderstood(line);
      return;
    }
    textDump ||= first.more.every(({ text }) => /^\s/.test(text)) && TEXT_DUMP.test(line.text) && !ENDS.test(line.text);
    if (!textDump && !belongs(line.text)) sink.notUnderstood(line);
    else if (first.more.length < MOST_LINES) first.more.push(line);
  };
  return {
    line(line) {
      if (line.text.trim() === '' || FENCE.test(line.text)) return;
      const stamp = readStamp(line.text);
      if (stamp !== null) open(line, stamp);
      else if (UNSTAMPED.test(line.text) && (first === null || first.stamp === null)) open(line, null);
      else other(line);
    },
    end: close,
  };
}

function belongs(text: string): boolean {
  return /^\s/.test(text) || ENDS.test(text) || HEXADECIMAL.test(text);
}
