import type { Facts } from '../../core/event.js';
import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';
import { prefixOf } from './prefix.js';
import { tableRows } from './table.js';

const HEADING = /^\s*VPN\s+INTERFACE\s.{0,300}IP ADDRESS\b/;
const OPEN = /^\s*interface vpn (\d+) interface (\S+)(?: af-type (\S+))?\s*$/;
const FIELD = /^\s+(ip-address|ipv6-address|if-admin-status|if-oper-status|mtu)\s+(\S+)\s*$/;

/** `show interface` of Viptela software: the table, and the forms of `| notab` and `detail`. */
export const showInterface: CommandReader = {
  id: 'show-interface',
  commands: ['show interface'],
  recognise: (output) =>
    output.slice(0, 12).some((text) => HEADING.test(text)) || output.slice(0, 4).some((text) => OPEN.test(text))
      ? 1
      : 0,
  read(run, emit) {
    const table = readTable(run, emit);
    const fields = readFields(run, emit);
    return table || fields;
  },
};

function readTable({ output }: CommandRun, emit: CommandEmit): boolean {
  const rows = tableRows(output, HEADING, ['AF TYPE', 'IP ADDRESS', 'PORT TYPE']);
  for (const { line, cells } of rows) {
    if (!/^\d+$/.test(cells['VPN'] ?? '')) continue;
    const { IP_ADDRESS = '-', MTU = '-', INTERFACE = '', VPN = '' } = cells;
    // The last of three heading rows calls both states STATUS; the administrative one comes first.
    emitInterface({ vpn: VPN, name: INTERFACE, ip: IP_ADDRESS, up: cells['STATUS 2'] ?? '-', mtu: MTU }, [line], emit);
  }
  return rows.length > 0;
}

/** One interface, from either form. */
interface Stated {
  readonly vpn: string;
  readonly name: string;
  readonly ip: string;
  readonly up: string;
  readonly mtu: string;
}

function emitInterface({ vpn, name, ip, up, mtu }: Stated, lines: readonly TranscriptLine[], emit: CommandEmit): void {
  const prefix = prefixOf(ip);
  const facts: Facts['host.interface'] = {
    'interface.name': name,
    'interface.vpn': vpn,
    ...(prefix === null ? {} : { 'interface.address': prefix.address }),
    ...(prefix?.length == null ? {} : { 'interface.prefix_length': prefix.length }),
    ...(/^(?:up|down)$/i.test(up) ? { 'interface.up': /^up$/i.test(up) } : {}),
    ...(/^\d+$/.test(mtu) ? { 'interface.mtu': Number(mtu) } : {}),
  };
  emit.event('host.interface', facts, lines);
}

function readFields({ output }: CommandRun, emit: CommandEmit): boolean {
  const starts = output.flatMap(({ text }, index) => (OPEN.test(text) ? [index] : []));
  for (const [index, start] of starts.entries()) {
    const lines = output.slice(start, starts[index + 1]);
    const [head] = lines;
    const [, vpn = '', name = ''] = OPEN.exec(head?.text ?? '') ?? [];
    if (head === undefined) continue;
    const fields = lines.filter(({ text }) => FIELD.test(text));
    const value = (pattern: RegExp): string =>
      fields.map(({ text }) => FIELD.exec(text)).find((found) => pattern.test(found?.[1] ?? ''))?.[2] ?? '-';
    const stated = { vpn, name, ip: value(/^ip/), up: value(/^if-oper/), mtu: value(/^mtu$/) };
    emitInterface(stated, [head, ...fields], emit);
  }
  return starts.length > 0;
}
