import type { CommandReader, CommandEmit, TranscriptLine } from '../terminal/command.js';
import { isIp, prefixOf, type Prefix } from '../terminal/prefix.js';

/** Names of interfaces of a controller, and of the bridges of its containers. */
const NAME = /\b(?:eth\d+|ge\d+[/_]\d+(?:\.\d+)?|mgmt\d+|docker\d+|cbr-[a-z]+|loopback\d*|system|br-[0-9a-f]+)\b/;
const VPN = /\bvpn(?:[- ]?id)?\s{0,40}[:=]?\s{0,40}(\d+)/i;
const STATE = /\boper\w{0,20}\s{0,40}[:=]?\s{0,40}(up|down)\b/i;

/**
 * `CFGMGR RTM Interface Database`: the address of each interface. A public tool shows that it has a name and a prefix,
 * and `::/0` for none. The order of its columns is not public, so each line is read word by word.
 */
export const cfgmgr: CommandReader = {
  id: 'cfgmgr',
  commands: ['CFGMGR RTM Interface Database'],
  recognise: () => 0,
  read({ output }, emit) {
    let name: { readonly name: string; readonly line: TranscriptLine } | null = null;
    let understood = false;
    for (const line of output) {
      if (emitNameServer(line, emit)) understood = true;
      const named = NAME.exec(line.text)?.[0];
      if (named !== undefined) name = { name: named, line };
      const prefix = prefixIn(line.text);
      if (name === null || prefix === null || /\bdns\b/i.test(line.text)) continue;
      emitInterface(name.name, prefix, name.line === line ? [line] : [name.line, line], emit);
      understood = true;
    }
    return understood;
  },
};

function emitInterface(
  name: string,
  { address, length }: Prefix,
  lines: readonly TranscriptLine[],
  emit: CommandEmit,
): void {
  const text = lines.map((line) => line.text).join(' ');
  const [vpn, state] = [VPN.exec(text)?.[1], STATE.exec(text)?.[1]];
  emit.event(
    'host.interface',
    {
      'interface.name': name,
      ...(vpn === undefined ? {} : { 'interface.vpn': vpn }),
      'interface.address': address,
      ...(length === null ? {} : { 'interface.prefix_length': length }),
      ...(state === undefined ? {} : { 'interface.up': state.toLowerCase() === 'up' }),
    },
    lines,
  );
}

/** The interface's own address has a prefix; gateways and peers have none. */
function prefixIn(text: string): Prefix | null {
  for (const word of text.split(/[\s,;=]+/)) {
    const prefix = word.includes('/') ? prefixOf(word) : null;
    if (prefix !== null) return prefix;
  }
  return null;
}

function emitNameServer(line: TranscriptLine, emit: CommandEmit): boolean {
  if (!/\bdns\b/i.test(line.text)) return false;
  const servers = line.text.split(/[\s,;=]+/).filter(isIp);
  const vpn = VPN.exec(line.text)?.[1];
  if (servers.length === 0) return false;
  const where = vpn === undefined ? {} : { 'interface.vpn': vpn };
  emit.event('host.network-settings', { ...where, 'dns.servers': servers }, [line]);
  return true;
}
