import type { TcpFlags } from '../../core/packet.js';
import { oldSegment } from './old-segment.js';

/** A TCP segment in tcpdump's text after the two ends. Numbers are as printed, relative or absolute. */
export interface TcpBody {
  readonly flags: TcpFlags | null;
  readonly sequence: number | null;
  /** After the colon of `seq 1:173`; null if there was none, or it was cut. */
  readonly sequenceEnd: number | null;
  readonly acknowledgement: number | null;
  readonly window: number | null;
  readonly mss: number | null;
  readonly payloadLength: number | null;
  /** True if the line ends before its `length`. */
  readonly cut: boolean;
  /** The printed payload, after `length 136: `. */
  readonly payloadText: string;
}

const FLAGS = /^\s*Flags \[([^\]]*)\](.*)$/;
const QUIET = /^\s*tcp (\d+)(?: |$)/;
const LENGTH = /, length (\d+)(?=$|[:,[ ])/;
/** A number at the end of a cut line may lack digits. */
const SEQUENCE = /, seq (\d+)(?::(\d+)(?=,))?(?=[,:])/;
const ACKNOWLEDGEMENT = /, ack (\d+)(?=,)/;
const WINDOW = /, win (\d+)(?=,)/;
const MSS = /[[,]mss (\d+)(?=[,\]])/;
const TRUNCATED = /^\s*(?:\[\|tcp\]|tcp \d+ \[bad hdr)/;

const NOTHING = { sequence: null, sequenceEnd: null, acknowledgement: null, window: null, mss: null } as const;

/** Reads the text after `source > destination:`; null if it is not TCP. */
export function readTcpBody(text: string): TcpBody | null {
  const shown = FLAGS.exec(text);
  if (shown !== null) return segment(readFlags(shown[1] ?? ''), shown[2] ?? '');
  const nothing = { ...NOTHING, flags: null, cut: false, payloadText: '' };
  if (TRUNCATED.test(text)) return { ...nothing, payloadLength: null };
  const quiet = QUIET.exec(text);
  if (quiet !== null) return { ...nothing, payloadLength: Number(quiet[1]) };
  return oldSegment(text);
}

function segment(flags: TcpFlags, text: string): TcpBody {
  // A whole line has `length N`; `[|tcp]` and `[bad opt]` end before it.
  const length = LENGTH.exec(text);
  const cut = length === null && !text.endsWith(']');
  const header = length === null ? text : text.slice(0, length.index + 1);
  const whole = cut ? header : `${header},`;
  const sequence = SEQUENCE.exec(whole);
  const [, begin, end] = sequence ?? [];
  return {
    flags,
    sequence: number(begin),
    sequenceEnd: number(end),
    acknowledgement: number(ACKNOWLEDGEMENT.exec(whole)?.[1]),
    window: number(WINDOW.exec(whole)?.[1]),
    mss: number(MSS.exec(whole)?.[1]),
    payloadLength: payloadLength(whole, length?.[1], begin, end),
    cut,
    payloadText: length === null ? '' : text.slice(length.index + length[0].length).replace(/^:? ?/, ''),
  };
}

/** By `length`; in a cut line by the range of `seq`, which has no end if there is no payload. */
function payloadLength(text: string, length: string | undefined, begin?: string, end?: string): number | null {
  if (length !== undefined) return Number(length);
  if (begin === undefined) return null;
  if (end !== undefined) return (Number(end) - Number(begin)) >>> 0;
  return new RegExp(`, seq ${begin},`).test(text) ? 0 : null;
}

/** Letters of tcpdump: F S R P, `.` for ACK; U E W e are not needed. */
export function readFlags(letters: string): TcpFlags {
  const known = FLAGS_BY_LETTERS.get(letters);
  if (known !== undefined) return known;
  const flags = flagsOf(letters);
  // Text decides what letters there are, so the list is bounded.
  if (FLAGS_BY_LETTERS.size < MAX_LETTERS) FLAGS_BY_LETTERS.set(letters, flags);
  return flags;
}

/** A capture has few combinations, and every segment has one. */
const FLAGS_BY_LETTERS = new Map<string, TcpFlags>();
const MAX_LETTERS = 64;

function flagsOf(letters: string): TcpFlags {
  const has = (letter: string): boolean => letters !== 'none' && letters.includes(letter);
  return { fin: has('F'), syn: has('S'), rst: has('R'), psh: has('P'), ack: has('.') };
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
