import type { DatagramShown } from './datagram.js';
import { readFlags } from './tcp-body.js';

/** A segment over IPv4 as `-nn` prints it, on one line and without `-v`: most of a long text, and read by one match. */
const USUAL =
  /^IP (\d{1,3}(?:\.\d{1,3}){3})\.(\d{1,5}) > (\d{1,3}(?:\.\d{1,3}){3})\.(\d{1,5}): Flags \[([FSRPUEWe.]+)\](?:, seq (\d+)(?::(\d+))?)?(?:, ack (\d+))?(?:, win (\d+))?(?:, options \[([\w ,{}:.-]*)\])?, length (\d+)$/;
const MSS = /(?:^|,)mss (\d+)(?=,|$)/;
const MAX_PORT = 65_535;
const TCP = 6;

/** Reads the text after the stamp; null for any other line, which needs every reader. */
export function usualSegment(text: string): DatagramShown | null {
  const found = USUAL.exec(text);
  if (found === null) return null;
  const [, source = '', from, destination = '', to, letters = '', begin, end, ack, window, options = '', length] =
    found;
  const ports = [Number(from), Number(to)] as const;
  // A comma with a blank separates fields, so it is not within options.
  if (ports[0] > MAX_PORT || ports[1] > MAX_PORT || options.includes(', ')) return null;
  return {
    ip: { version: 4, source, destination, ttl: null, protocol: TCP, length: null, laterFragment: false },
    ports,
    tcp: {
      flags: readFlags(letters),
      sequence: number(begin),
      sequenceEnd: number(end),
      acknowledgement: number(ack),
      window: number(window),
      mss: options.includes('mss ') ? number(MSS.exec(options)?.[1]) : null,
      payloadLength: Number(length),
      cut: false,
      payloadText: '',
    },
    udp: null,
    icmp: null,
    dns: null,
    http: null,
    line: 0,
  };
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
