import type { TcpFlags, TcpHeader, TcpOptions } from '../core/packet.js';
import { latin1Text } from '../text/bytes.js';
import { startsLikeHttp } from './http.js';

/** A segment as tcpdump prints it, sequence numbers as on the wire. */
export function tcpText(tcp: TcpHeader, payload: Uint8Array | null): string {
  const length = tcp.payloadLength ?? 0;
  const { syn, fin, rst } = tcp.flags;
  const parts = [`Flags [${flagText(tcp.flags)}]`];
  if (tcp.sequence !== null && (length > 0 || syn || fin || rst)) parts.push(sequenceText(tcp.sequence, length));
  if (tcp.flags.ack && tcp.acknowledgement !== null) parts.push(`ack ${String(tcp.acknowledgement)}`);
  if (tcp.window !== null) parts.push(`win ${String(tcp.window)}`);
  const options = optionTexts(tcp.options);
  if (options.length > 0) parts.push(`options [${options.join(',')}]`);
  parts.push(`length ${String(length)}`);
  return `${parts.join(', ')}${httpText(payload)}`;
}

function sequenceText(sequence: number, length: number): string {
  return length > 0 ? `seq ${String(sequence)}:${String((sequence + length) % 2 ** 32)}` : `seq ${String(sequence)}`;
}

/** tcpdump's letters, in its order; a dot is ACK. */
const FLAG_LETTERS = ['F', 'S', 'R', 'P', '.', 'U', 'E', 'W'];

function flagText(flags: TcpFlags): string {
  const { fin, syn, rst, psh, ack, urg = false, ece = false, cwr = false } = flags;
  const set = [fin, syn, rst, psh, ack, urg, ece, cwr];
  return FLAG_LETTERS.filter((_, index) => set[index]).join('') || 'none';
}

function optionTexts(options: TcpOptions | undefined): readonly string[] {
  if (options === undefined) return [];
  const { mss, windowScale, sackPermitted = false, sack, timestamp } = options;
  return [
    ...(mss === undefined ? [] : [`mss ${String(mss)}`]),
    ...(sackPermitted ? ['sackOK'] : []),
    ...(timestamp === undefined ? [] : [`TS val ${String(timestamp.value)} ecr ${String(timestamp.echo)}`]),
    ...(windowScale === undefined ? [] : [`wscale ${String(windowScale)}`]),
    ...(sack === undefined
      ? []
      : [`sack ${String(sack.length)} ${sack.map(([from, to]) => `{${String(from)}:${String(to)}}`).join('')}`]),
  ];
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
