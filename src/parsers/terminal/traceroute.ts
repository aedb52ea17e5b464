import { routerErrorKind } from '../../license/router-errors.js';
import { isAddress } from '../../text/addresses.js';
import type { Facts } from '../../core/event.js';
import type { CommandReader, TranscriptLine } from './command.js';
import { markedUnreachable, unreachable, type Unreachable } from './unreachable.js';

const HEAD = /^(?:traceroute6? to (\S+) \(([\da-fA-F.:]+)\)|Tracing route to (\S+)(?: \[([\da-fA-F.:]+)\])?)/;
const HOP = /^\s*(\d{1,2})(?:\?:|:)?\s+(\S.*)$/;
const SILENT = /^[\s*]+(?:Request timed out\.)?$|^no reply$/;
const ADDRESS =
  /(?:^|[\s([])((?:\d{1,3}\.){3}\d{1,3}|[\da-fA-F]{0,4}:[\da-fA-F:]{1,34}:[\da-fA-F:.]{0,40})(?=[\s)\].]|$)/;

interface Trace {
  readonly hops: string[];
  readonly lines: TranscriptLine[];
  reached: boolean;
}

/** `traceroute`, `tracepath`, and `tracert` of Windows, also as the manager's CLI runs it. */
export const traceroute: CommandReader = {
  id: 'traceroute',
  commands: ['traceroute', 'traceroute6', 'tracert', 'tracepath', 'tcptraceroute'],
  isManualCheck: true,
  recognise: (output) => (output.some((text) => HEAD.test(text)) ? 0.9 : 0),
  read({ words, output }, emit) {
    const program = words[0] ?? 'traceroute';
    const head = output.find(({ text }) => HEAD.test(text));
    const [, name, ip, windows, windowsIp] = HEAD.exec(head?.text ?? '') ?? [];
    const asked = name ?? windows ?? askedOf(words);
    if (asked === undefined) return false;
    const address = ip ?? windowsIp ?? (isAddress(asked) ? asked : undefined);
    const trace: Trace = { hops: [], lines: head === undefined ? [] : [head], reached: false };
    for (const line of output) {
      const error = hop(trace, line, address);
      if (error !== null) emit.event('icmp.error', errorFacts(program, error, asked, address), [line]);
    }
    if (trace.hops.length === 0) return false;
    emit.event(
      'path.traced',
      {
        ...(isAddress(asked) ? {} : { 'destination.domain': asked }),
        ...(address === undefined ? {} : { 'destination.ip': address }),
        'path.reached': trace.reached,
        'path.hops': trace.hops,
      },
      trace.lines,
    );
    return true;
  },
};

type HopError = Unreachable & { readonly from: string };

/** Takes one line; returns the error in it, if any. */
function hop(trace: Trace, line: TranscriptLine, target: string | undefined): HopError | null {
  const [, , rest = ''] = HOP.exec(line.text) ?? [];
  if (rest === '' || /\[LOCALHOST\]/.test(rest)) return null;
  const address = ADDRESS.exec(rest)?.[1];
  if (address === undefined && !SILENT.test(rest)) return null;
  const error = markedUnreachable(rest) ?? (/reports:/.test(rest) ? unreachable(rest) : null);
  trace.hops.push(address ?? '*');
  trace.lines.push(line);
  if (address !== undefined && error === null && (address === target || /\breached\b/.test(rest))) trace.reached = true;
  return error === null || address === undefined ? null : { ...error, from: address };
}

function askedOf(words: readonly string[]): string | undefined {
  const plain = words
    .slice(1)
    .filter((word, at, all) => !word.startsWith('-') && !/^-[fgimNpqstwz]$/.test(all[at - 1] ?? ''));
  return plain.find((word, at) => word !== 'vpn' && word !== 'host' && plain[at - 1] !== 'vpn');
}

function errorFacts(
  program: string,
  { from, type, code, mtu }: HopError,
  asked: string,
  address: string | undefined,
): Facts['icmp.error'] {
  return {
    'process.name': program,
    'source.ip': from,
    'icmp.type': type,
    'icmp.code': code,
    'error.kind': routerErrorKind(type, code, 4),
    ...(mtu === undefined ? {} : { 'icmp.mtu': mtu }),
    ...(isAddress(asked) ? {} : { 'destination.domain': asked }),
    ...(address === undefined ? {} : { 'quoted.destination.ip': address }),
    'icmp.count': 1,
  };
}
