import type { CommandReader, CommandRun, CommandEmit, TranscriptLine } from './command.js';
import { isIp } from './prefix.js';

const FIELD = /^\s*(personality|system-ip)\s+(\S+)\s*$/;
const LOCAL = /^\s*(?:organization-name|certificate-status|number-active-wan-interfaces)\s/;
const CONNECTIONS = /^\s*(?:INDEX\s+)?TYPE\s+PROT\s+SYSTEM IP\b/;

/**
 * The host's identity towards other controllers: `show control local-properties`. Its peers take no part in a license
 * sync.
 */
export const showControl: CommandReader = {
  id: 'show-control',
  commands: ['show control', 'show sdwan control', 'show orchestrator local-properties'],
  recognise: (output) =>
    output.slice(0, 6).some((text) => /^\s*personality\s+v\w+\s*$/.test(text)) ||
    output.slice(0, 8).some((text) => CONNECTIONS.test(text))
      ? 0.9
      : 0,
  read(run, emit) {
    const local = readIdentity(run, emit);
    const table = readTransports(run, emit);
    return local || table || run.output.some(({ text }) => CONNECTIONS.test(text));
  },
};

function readIdentity({ output }: CommandRun, emit: CommandEmit): boolean {
  if (!output.some(({ text }) => LOCAL.test(text))) return false;
  const fields = output.filter(({ text }) => FIELD.test(text));
  const value = (name: string): string | undefined =>
    fields.map(({ text }) => FIELD.exec(text)).find((found) => found?.[1] === name)?.[2];
  const [personality, systemIp] = [value('personality'), value('system-ip')];
  // An orchestrator that is not configured yet prints `::` or `0.0.0.0`.
  const known = systemIp !== undefined && isIp(systemIp) && !/^(?:0\.0\.0\.0|::)$/.test(systemIp);
  if (personality === undefined && !known) return false;
  emit.event(
    'host.identity',
    {
      ...(known ? { 'system.ip': systemIp } : {}),
      ...(personality === undefined ? {} : { 'system.personality': personality }),
    },
    fields,
  );
  return true;
}

/** The table of WAN interfaces: public address and port, then private ones; a manager has one row per instance. */
function readTransports({ output }: CommandRun, emit: CommandEmit): boolean {
  const at = output.findIndex(({ text }) => /^\s*(?:INSTANCE\s+)?INTERFACE\s+(?:IPv4|IP)\s+PORT\b/.test(text));
  const seen = new Set<string>();
  for (const line of at < 0 ? [] : output.slice(at + 1)) {
    const row = transportOf(line);
    if (row === null || seen.has(row.name)) continue;
    seen.add(row.name);
    emit.event(
      'host.interface',
      {
        'interface.name': row.name,
        // Tunnels to the other controllers are allowed in VPN 0 only.
        'interface.vpn': '0',
        'interface.address': row.address,
        'interface.public_address': row.publicAddress,
        ...(row.up === null ? {} : { 'interface.up': row.up }),
      },
      [line],
    );
  }
  return seen.size > 0;
}

function transportOf({ text }: TranscriptLine): {
  readonly name: string;
  readonly publicAddress: string;
  readonly address: string;
  readonly up: boolean | null;
} | null {
  const words = text.trim().split(/\s+/);
  const at = words.findIndex((word, index) => index > 0 && isIp(word) && /^\d+$/.test(words[index + 1] ?? ''));
  const [name, publicAddress, , address] = at < 0 ? [] : words.slice(at - 1);
  if (name === undefined || publicAddress === undefined || address === undefined || !isIp(address)) return null;
  const state = words.slice(at + 3).find((word) => word === 'up' || word === 'down');
  return { name, publicAddress, address, up: state === undefined ? null : state === 'up' };
}
