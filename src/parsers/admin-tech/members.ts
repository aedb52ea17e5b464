import { isIp } from '../terminal/prefix.js';

/** One member in a cluster's configuration. */
export interface Member {
  readonly ip: string;
  /** Its number; null if the file does not state one. */
  readonly node: string | null;
  readonly state: string | null;
}

/** What the configuration of a cluster says. */
export interface Cluster {
  readonly members: readonly Member[];
  /** Address and number of the member that the file comes from. */
  readonly selfIp: string | null;
  readonly selfNode: string | null;
  readonly tenancy: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads `clusterconfig` and `server_configs.json`: `services`, each with `hosts` and `clients` by the number of the
 * member and `deviceIP`, `vmanageID`, and `mode` for the tenancy (public tools of the vendor read these), and
 * `memberMap` (a public tool counts its entries; what an entry holds is inferred).
 */
export function clusterOf(json: unknown): Cluster | null {
  if (!isFields(json)) return null;
  const services = isFields(json['services']) ? Object.values(json['services']).filter(isFields) : [];
  const map = isFields(json['memberMap']) ? json['memberMap'] : {};
  const found = [...Object.entries(map).flatMap(mapped), ...services.flatMap(hostsOf)];
  const members = new Map<string, Member>();
  for (const member of found) if (!members.has(member.ip)) members.set(member.ip, member);
  const own = services.map((service) => addressIn(service['deviceIP'])).find((ip) => ip !== null);
  if (members.size === 0 && services.length === 0) return null;
  return {
    members: [...members.values()],
    selfIp: own ?? null,
    selfNode: textOf(json['vmanageID']) ?? textOf(json['vmanageId']),
    tenancy: textOf(json['mode']),
  };
}

function hostsOf(service: Fields): readonly Member[] {
  if (!isFields(service['hosts'])) return [];
  return Object.entries(service['hosts']).flatMap(([node, host]) => {
    const ip = addressIn(host);
    return ip === null ? [] : [{ ip, node: numberOf(node), state: null }];
  });
}

function mapped([node, entry]: readonly [string, unknown]): readonly Member[] {
  const fields = isFields(entry) ? entry : { ip: entry };
  const ip = [node, ...Object.values(fields)].map(addressIn).find((address) => address !== null);
  return ip == null ? [] : [{ ip, node: numberOf(node), state: textOf(fields['state']) ?? textOf(fields['status']) }];
}

/** The address of `192.0.2.22:8443` or `[2001:db8::22]:8443`; null for a name, and for the host itself, `127.0.0.1`. */
function addressIn(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const ip = /^\[([^\]]+)\](?::\d+)?$/.exec(value)?.[1] ?? value.replace(/^((?:\d{1,3}\.){3}\d{1,3}):[\d:]+$/, '$1');
  return isIp(ip) && !/^(?:127\.|0\.0\.0\.0|::1?$)/.test(ip) ? ip : null;
}

function numberOf(node: string): string | null {
  return /^\d{1,3}$/.test(node) ? node : null;
}

function textOf(value: unknown): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : null;
}
