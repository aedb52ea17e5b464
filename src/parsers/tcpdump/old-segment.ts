import type { TcpBody } from './tcp-body.js';

/**
 * Flags, numbers and options as tcpdump 3 printed them (3.9 print-tcp.c), and as a Cisco ASA still does: `S 12:12(0) ack 7
 * win 5840 <mss 1460>`. A segment without data, SYN, FIN or RST has no numbers of its own. With `-v` the checksum follows
 * the flags.
 */
const FLAGS =
  /^\s*([SFRPWE]{1,6}|\.)(?=[ ,])(?:, cksum 0x[\da-f]+ \([^)]*\),?| \[(?:tcp sum ok|bad tcp cksum [^\]]*)\])?/;
/** A number at the end of a cut line may lack digits. */
const NUMBERS = /^(?: (\d+):(\d+)\((\d+)\))?(?: ack (\d+)(?= ))?(?: win (\d+)(?= |$))?/;
/** Numbers that the end of the line cut. */
const CUT_NUMBERS = /^ (?:(\d+):)?\d*(?:\(\d*)?$/;
const MSS = /[<,]mss (\d+)(?=[,>])/;

/** Reads the text after `source > destination:`; null if it is not of this form. */
export function oldSegment(text: string): TcpBody | null {
  const flags = FLAGS.exec(text);
  const rest = flags === null ? '' : text.slice(flags[0].length);
  const found = NUMBERS.exec(rest);
  const isCut = found?.[0] === '' && CUT_NUMBERS.test(rest);
  if (flags === null || found === null || (found[0] === '' && !isCut)) return null;
  const [, begin = CUT_NUMBERS.exec(rest)?.[1], end, length, ack, window] = found;
  const has = (letter: string): boolean => flags[1]?.includes(letter) === true;
  return {
    flags: { fin: has('F'), syn: has('S'), rst: has('R'), psh: has('P'), ack: / ack \d/.test(rest) },
    sequence: number(begin),
    // Empty segments repeat their number, where later versions print it once.
    sequenceEnd: begin === end ? null : number(end),
    acknowledgement: number(ack),
    window: number(window),
    mss: number(MSS.exec(rest)?.[1]),
    payloadLength: length === undefined ? (isCut ? null : 0) : Number(length),
    cut: window === undefined,
    payloadText: '',
  };
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
