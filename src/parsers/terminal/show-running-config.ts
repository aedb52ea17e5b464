import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';
import { isIp, prefixOf } from './prefix.js';

/** Where a line is in the configuration. */
interface Place {
  /** The line that opened the section, `system` or `vpn 0`. */
  readonly section: TranscriptLine | null;
  readonly vpn: string | null;
  /** The line that opened the interface. */
  readonly port: TranscriptLine | null;
}

const NOWHERE: Place = { section: null, vpn: null, port: null };

/** `show running-config` of Viptela software, whole, or only `system` or `vpn 0`. Passwords are not read. */
export const showRunningConfig: CommandReader = {
  id: 'show-running-config',
  commands: ['show running-config', 'show run', 'show sdwan running-config', 'show full-configuration'],
  recognise: (output) => {
    const opens = output.slice(0, 5).some((text) => /^(?:system|vpn \d+)\s*$/.test(text));
    return opens && output.some((text) => /^\s+(?:system-ip|host-name|interface|dns|ip route)\s/.test(text)) ? 0.9 : 0;
  },
  read(run, emit) {
    let place = NOWHERE;
    let understood = false;
    for (const [index, line] of run.output.entries()) {
      place = placeAt(line, place);
      if (place.port === line) understood = emitPort(run, index, place, emit) || understood;
      else if (place.vpn !== null && place.section !== line) understood = emitVpn(line, place, emit) || understood;
    }
    const names = emitNameServers(run, emit);
    const system = emitSystem(run, emit);
    return system || names || understood;
  },
};

/** Sections begin at the left edge, which matters because settings below `ntp` or `logging` name a VPN too. */
function placeAt(line: TranscriptLine, place: Place): Place {
  const vpn = /^vpn (\d+)\s*$/.exec(line.text)?.[1];
  if (vpn !== undefined) return { section: line, vpn, port: null };
  if (/^[a-z][\w-]*\s*$/.test(line.text)) return { section: line, vpn: null, port: null };
  if (place.vpn !== null && /^\s*interface \S+\s*$/.test(line.text)) return { ...place, port: line };
  return place;
}

/** Lines of an interface, up to its end or the next one. */
function linesOfPort({ output }: CommandRun, index: number): readonly TranscriptLine[] {
  const rest = output.slice(index + 1);
  const end = rest.findIndex(({ text }) => /^(?: ?!|\S| ?(?:interface|ip route) )/.test(text));
  return rest.slice(0, end < 0 ? undefined : end);
}

function emitPort(run: CommandRun, index: number, { section, vpn, port }: Place, emit: CommandEmit): boolean {
  if (section === null || port === null || vpn === null) return false;
  const lines = linesOfPort(run, index);
  const find = (pattern: RegExp): TranscriptLine | undefined => lines.find(({ text }) => pattern.test(text));
  const address = find(/^\s*ip address\s+\S+/);
  const mtu = find(/^\s*mtu\s+\d+\s*$/);
  const shut = find(/^\s*shutdown\s*$/);
  const prefix = prefixOf(/ip address\s+(\S+)/.exec(address?.text ?? '')?.[1] ?? '');
  emit.event(
    'host.interface',
    {
      'interface.name': port.text.trim().slice('interface '.length),
      'interface.vpn': vpn,
      ...(prefix === null ? {} : { 'interface.address': prefix.address }),
      ...(prefix?.length == null ? {} : { 'interface.prefix_length': prefix.length }),
      ...(shut === undefined ? {} : { 'interface.up': false }),
      ...(mtu === undefined ? {} : { 'interface.mtu': Number(mtu.text.trim().slice('mtu'.length)) }),
    },
    [section, port, ...[address, mtu, shut].flatMap((line) => line ?? [])],
  );
  return true;
}

/** The name servers of each VPN, in order. */
function emitNameServers({ output }: CommandRun, emit: CommandEmit): boolean {
  let place = NOWHERE;
  const servers = new Map<string, { readonly addresses: string[]; readonly lines: TranscriptLine[] }>();
  for (const line of output) {
    place = placeAt(line, place);
    const address = /^\s*dns\s+(\S+)(?:\s+(?:primary|secondary))?\s*$/.exec(line.text)?.[1];
    if (address === undefined || place.section === null || place.vpn === null || !isIp(address)) continue;
    const known = servers.get(place.vpn) ?? { addresses: [], lines: [place.section] };
    known.addresses.push(address);
    known.lines.push(line);
    servers.set(place.vpn, known);
  }
  for (const [vpn, { addresses, lines }] of servers)
    emit.event('host.network-settings', { 'interface.vpn': vpn, 'dns.servers': addresses }, lines);
  return servers.size > 0;
}

/** Names with fixed addresses, and static routes of one VPN. */
function emitVpn(line: TranscriptLine, { section, vpn }: Place, emit: CommandEmit): boolean {
  if (section === null || vpn === null) return false;
  const [, name, addresses = ''] = /^\s*host\s+(\S+)\s+ip\s+(\S.*)$/.exec(line.text) ?? [];
  if (name !== undefined) {
    const ips = addresses.split(/[\s,]+/).filter(isIp);
    const facts = { 'dns.question.name': name, 'dns.resolved_ip': ips, 'interface.vpn': vpn };
    emit.event('host.name-entry', facts, [section, line]);
    return true;
  }
  const [, prefix, hop = ''] = /^\s*ip(?:v6)? route\s+(\S+\/\d+)\s+(\S+)/.exec(line.text) ?? [];
  if (prefix === undefined) return false;
  const next = isIp(hop) ? { 'route.next_hop': hop } : {};
  emit.event('host.route', { 'route.prefix': prefix, ...next, 'interface.vpn': vpn }, [section, line]);
  return true;
}

/** The host's identity, zone and time servers. */
function emitSystem({ output }: CommandRun, emit: CommandEmit): boolean {
  const first = (pattern: RegExp): readonly [string | undefined, TranscriptLine | undefined] => {
    const line = output.find(({ text }) => pattern.test(text));
    return [pattern.exec(line?.text ?? '')?.[1], line];
  };
  const [name, nameLine] = first(/^\s*host-name\s+"?([^\s"]+)"?\s*$/);
  const [ip, ipLine] = first(/^\s*system-ip\s+(\S+)\s*$/);
  const [zone, zoneLine] = first(/^\s*clock timezone\s+(\S+)/);
  const who = [nameLine, ipLine].flatMap((line) => line ?? []);
  if (who.length > 0)
    emit.event(
      'host.identity',
      { ...(name === undefined ? {} : { 'host.name': name }), ...(ip === undefined ? {} : { 'system.ip': ip }) },
      who,
    );
  if (zone !== undefined && zoneLine !== undefined) emit.event('host.clock', { 'host.timezone': zone }, [zoneLine]);
  const ntp = ntpServers(output);
  const servers = ntp.map(({ text }) => text.trim().split(/\s+/)[1] ?? '');
  if (ntp.length > 0) emit.event('host.network-settings', { 'ntp.servers': servers }, ntp);
  return who.length > 0 || zone !== undefined || ntp.length > 0;
}

/** `server …` below `ntp`, not below `logging` or `radius`. */
function ntpServers(output: readonly TranscriptLine[]): readonly TranscriptLine[] {
  const at = output.findIndex(({ text }) => /^\s*ntp\s*$/.test(text));
  if (at < 0) return [];
  const indent = /^\s*/.exec(output[at]?.text ?? '')?.[0].length ?? 0;
  const rest = output.slice(at + 1);
  const end = rest.findIndex(({ text }) => (/^\s*/.exec(text)?.[0].length ?? 0) <= indent);
  return rest.slice(0, end < 0 ? undefined : end).filter(({ text }) => /^\s*server \S+\s*$/.test(text));
}
