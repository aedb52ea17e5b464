import type { TcpFlags, TcpHeader, TcpOptions } from '../core/packet.js';
import { latin1Text } from '../text/bytes.js';
import { startsLikeHttp } from './http.js';

/** A segment as tcpdump prints it, sequence numbers as on the wire. */
export function tcpText(tcp: TcpHeader, payload: Uint8Array | null): string {
  const { flags, sequence, acknowledgement, window } = tcp;
  const length = tcp.payloadLength ?? 0;
  const isNumbered = sequence !== null && (length > 0 || flags.syn || flags.fin || flags.rst);
  const seq = isNumbered ? sequenceText(sequence, length) : '';
  const ack = flags.ack && acknowledgement !== null ? `, ack ${String(acknowledgement)}` : '';
  const win = window === null ? '' : `, win ${String(window)}`;
  const rest = `${optionsText(tcp.options)}, length ${String(length)}${httpText(payload)}`;
  return `Flags [${flagText(flags)}]${seq}${ack}${win}${rest}`;
}

function sequenceText(sequence: number, length: number): string {
  const from = String(sequence);
  return length > 0 ? `, seq ${from}:${String((sequence + length) % 2 ** 32)}` : `, seq ${from}`;
}

/** tcpdump's letters, in its order; a dot is ACK. */
function flagText({ fin, syn, rst, psh, ack, urg, ece, cwr }: TcpFlags): string {
  const control = `${fin ? 'F' : ''}${syn ? 'S' : ''}${rst ? 'R' : ''}${psh ? 'P' : ''}${ack ? '.' : ''}`;
  const letters = `${control}${urg === true ? 'U' : ''}${ece === true ? 'E' : ''}${cwr === true ? 'W' : ''}`;
  return letters === '' ? 'none' : letters;
}

function optionsText(options: TcpOptions | undefined): string {
  if (options === undefined) return '';
  const { mss, windowScale, sackPermitted = false, sack, timestamp } = options;
  const texts = [
    ...(mss === undefined ? [] : [`mss ${String(mss)}`]),
    ...(sackPermitted ? ['sackOK'] : []),
    ...(timestamp === undefined ? [] : [`TS val ${String(timestamp.value)} ecr ${String(timestamp.echo)}`]),
    ...(windowScale === undefined ? [] : [`wscale ${String(windowScale)}`]),
    ...(sack === undefined
      ? []
      : [`sack ${String(sack.length)} ${sack.map(([from, to]) => `{${String(from)}:${String(to)}}`).join('')}`]),
  ];
  return texts.length === 0 ? '' : `, options [${texts.join(',')}]`;
}

/** Longest start line shown. */
const MAX_LINE = 200;

/** The request or status line if the segment begins with one. */
function httpText(payload: Uint8Array | null): string {
  if (payload === null || payload.byteLength === 0 || !startsLikeHttp(payload)) return '';
  const line = /^[^\r\n]*/.exec(latin1Text(payload.subarray(0, MAX_LINE)))?.[0] ?? '';
  return / HTTP\/\d|^HTTP\/\d/.test(line) ? `: HTTP: ${line.replace(/[^\x20-\x7e]/g, '.')}` : '';
}

/** A copy of the bytes that can be the start line shown; null if the segment begins with none. */
export const shownHttp = (payload: Uint8Array): Uint8Array | null =>
  startsLikeHttp(payload) ? payload.slice(0, MAX_LINE) : null;
