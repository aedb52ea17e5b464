import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';
import { prefixOf } from './prefix.js';

const LINK = /^\d+: ([^:@\s]+)(?:@\S+)?: <([A-Z0-9_,-]*)>(?:.*? mtu (\d+))?(?:.*? state (\S+))?/;
const ADDRESS = /^\s+inet6? (\S+)/;
const ONE_LINE = /^\d+: (\S+)\s+inet6? (\S+)/;
const BRIEF = /^([^\s@]+)(?:@\S+)?\s+(UP|DOWN|UNKNOWN)\s+(\S.*)?$/s;

/** Interfaces of Linux: `ip address`, `ip link`, also with `-o` and `-br` (iproute2's ipaddress.c). */
export const ipAddress: CommandReader = {
  id: 'ip-address',
  commands: ['ip'],
  recognise: (output) => (LINK.test(output[0] ?? '') ? 1 : 0),
  read(run, emit) {
    // `ip route` has a reader of its own.
    if (run.words.some((word) => /^(?:r|ro|route|rule|neigh?)$/.test(word))) return false;
    return readLinks(run, emit) || readOneLine(run, emit) || readBrief(run, emit);
  },
};

interface Link {
  readonly name: string;
  readonly up: boolean | null;
  readonly mtu: number | null;
}

function linkOf(text: string): Link | null {
  const [, name, flags = '', mtu, state] = LINK.exec(text) ?? [];
  if (name === undefined) return null;
  // A dummy or tunnel has no state of its own (UNKNOWN); the flag of its lower layer decides.
  const up = state === 'UP' || state === 'DOWN' ? state === 'UP' : flags.split(',').includes('LOWER_UP');
  return { name, up, mtu: mtu === undefined ? null : Number(mtu) };
}

function emitLink({ name, up, mtu }: Link, text: string, lines: readonly TranscriptLine[], emit: CommandEmit): void {
  const prefix = prefixOf(text);
  emit.event(
    'host.interface',
    {
      'interface.name': name,
      ...(prefix === null ? {} : { 'interface.address': prefix.address }),
      ...(prefix?.length == null ? {} : { 'interface.prefix_length': prefix.length }),
      ...(up === null ? {} : { 'interface.up': up }),
      ...(mtu === null ? {} : { 'interface.mtu': mtu }),
    },
    lines,
  );
}

/** One event per address; an interface without an address gets one too. */
function readLinks({ output }: CommandRun, emit: CommandEmit): boolean {
  let head: { readonly link: Link; readonly line: TranscriptLine; bare: boolean } | null = null;
  let links = 0;
  for (const line of output) {
    const link = linkOf(line.text);
    if (link !== null) {
      if (head?.bare === true) emitLink(head.link, '', [head.line], emit);
      head = { link, line, bare: true };
      links++;
    }
    const address = ADDRESS.exec(line.text)?.[1];
    if (head === null || address === undefined) continue;
    emitLink(head.link, address, [head.line, line], emit);
    head.bare = false;
  }
  if (head?.bare === true) emitLink(head.link, '', [head.line], emit);
  return links > 0;
}

function readOneLine({ output }: CommandRun, emit: CommandEmit): boolean {
  const rows = output.filter(({ text }) => ONE_LINE.test(text));
  for (const line of rows) {
    const [, name = '', address = ''] = ONE_LINE.exec(line.text) ?? [];
    emitLink({ name, up: null, mtu: null }, address, [line], emit);
  }
  return rows.length > 0;
}

function readBrief({ output }: CommandRun, emit: CommandEmit): boolean {
  const rows = output.filter(({ text }) => BRIEF.test(text));
  for (const line of rows) {
    const [, name = '', state, addresses = ''] = BRIEF.exec(line.text) ?? [];
    const link = { name, up: state === 'UNKNOWN' ? null : state === 'UP', mtu: null };
    for (const address of addresses.trim().split(/\s+/)) emitLink(link, address, [line], emit);
  }
  return rows.length > 0;
}
