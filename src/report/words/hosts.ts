import type { Facts, Kind } from '../../core/event.js';
import { duration } from '../when.js';
import { count, endpoint, labelled, listed, phrase, thousands, withDetails } from './parts.js';

type HostKind = Extract<Kind, `host.${string}` | `path.${string}` | 'cluster.member'>;

/** Words for events of commands on hosts and files of an admin-tech. */
export const HOST_WORDS: { readonly [K in HostKind]: (facts: Facts[K]) => string } = {
  'host.disk': sayDisk,
  'host.clock': sayClock,
  'host.memory': sayMemory,
  'host.service': (facts) =>
    withDetails(
      `service ${facts['service.name']}: ${facts['service.status']}`,
      labelled('exit status', facts['process.exit_code']),
    ),
  'host.uptime': (facts) => `the host has been up for ${duration(facts['host.uptime'])}`,
  'host.container': (facts) =>
    withDetails(
      `container ${facts['container.name']}: ${facts['container.status']}`,
      labelled('image', facts['container.image.name']),
    ),
  'host.interface': sayInterface,
  'host.route': (facts) =>
    phrase(
      `the route to ${isDefault(facts['route.prefix']) ? 'all other networks' : facts['route.prefix']} is`,
      facts['route.next_hop'] === undefined ? 'direct' : `via ${facts['route.next_hop']}`,
      labelled('on', facts['interface.name']),
      labelled('in VPN', facts['interface.vpn']),
    ),
  'host.network-settings': saySettings,
  'host.name-entry': (facts) =>
    phrase(
      `the host's own table maps ${facts['dns.question.name']} to ${listed(facts['dns.resolved_ip'])}`,
      labelled('in VPN', facts['interface.vpn']),
    ),
  'host.identity': sayIdentity,
  'cluster.member': (facts) =>
    withDetails(
      `${facts['host.name'] ?? facts['host.ip']} is a member of the manager's cluster`,
      facts['host.name'] !== undefined && facts['host.ip'],
      facts['cluster.self'] === true && 'the one whose file it is',
      labelled('state', facts['cluster.state']),
    ),
  'path.pinged': (facts) =>
    withDetails(
      phrase(
        `ping to ${target(facts)}`,
        labelled('in VPN', facts['interface.vpn']),
        facts['ip.dont_fragment'] === true &&
          `with ${count(facts['icmp.packet_size'] ?? 0, 'byte')} that must not be fragmented`,
      ) + `: ${thousands(facts['icmp.received'])} of ${count(facts['icmp.sent'], 'echo request')} answered`,
    ),
  'path.size-compared': (facts) =>
    withDetails(
      `packets of ${count(facts['path.size.lost'], 'byte')} are lost on the way, and no ICMP error reports it`,
      `packets of ${count(facts['path.size.passed'], 'byte')} are answered`,
    ),
  'path.traced': (facts) =>
    withDetails(
      `traceroute to ${target(facts)} ${facts['path.reached'] ? 'reached it' : 'did not reach it'}`,
      facts['path.hops'].length > 0 && `via ${facts['path.hops'].join(', ')}`,
    ),
};

function isDefault(prefix: string): boolean {
  return prefix === '0.0.0.0/0' || prefix === '::/0';
}

function target(facts: { readonly 'destination.domain'?: string; readonly 'destination.ip'?: string }): string {
  const { 'destination.domain': name, 'destination.ip': ip } = facts;
  return name === undefined || name === ip ? (ip ?? '') : withDetails(name, ip);
}

/** `1.9 GiB`, in powers of 1024 like the commands. */
export function size(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let [value, unit] = [bytes, 0];
  while (value >= 1024 && unit < units.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${String(value < 100 ? Math.round(value * 10) / 10 : Math.round(value))} ${units[unit] ?? ''}`;
}

function sayDisk(facts: Facts['host.disk']): string {
  const what = facts['disk.inodes'] === true ? 'of the inodes of' : 'of';
  const free = facts['disk.available.bytes'];
  return withDetails(
    `${String(facts['disk.used.percent'])} % ${what} ${facts['disk.path']} is in use`,
    free !== undefined && `${size(free)} available`,
    labelled('device', facts['disk.device']),
  );
}

function sayClock(facts: Facts['host.clock']): string {
  const { 'clock.synchronised': synchronised, 'clock.offset': offset, 'host.timezone': zone } = facts;
  const server = facts['ntp.server'];
  if (synchronised === undefined) return phrase("the host's clock", zone !== undefined && `is in zone ${zone}`);
  const follows = server === undefined ? 'another clock' : server;
  return withDetails(
    `the host's clock is ${synchronised ? `synchronised to ${follows}` : 'not synchronised'}`,
    offset !== undefined && offset !== 0 && `${duration(offset)} ${offset < 0 ? 'behind' : 'ahead of'} it`,
    labelled('zone', zone),
  );
}

function sayMemory(facts: Facts['host.memory']): string {
  const { 'memory.swap.total.bytes': swap, 'memory.swap.free.bytes': free } = facts;
  return withDetails(
    `${size(facts['memory.available.bytes'])} of ${size(facts['memory.total.bytes'])} memory is available`,
    swap !== undefined && swap > 0 && free !== undefined && `swap: ${size(free)} of ${size(swap)} free`,
  );
}

function sayInterface(facts: Facts['host.interface']): string {
  const { 'interface.address': address, 'interface.prefix_length': length, 'interface.up': up } = facts;
  const whole = length === undefined ? address : `${address ?? ''}/${String(length)}`;
  return withDetails(
    phrase(
      `interface ${facts['interface.name']}`,
      labelled('in VPN', facts['interface.vpn']),
      address === undefined ? 'has no address' : `has address ${whole ?? ''}`,
    ),
    up !== undefined && (up ? 'up' : 'down'),
    labelled('MTU', facts['interface.mtu']),
    labelled('seen outside as', facts['interface.public_address']),
  );
}

function saySettings(facts: Facts['host.network-settings']): string {
  const { 'dns.servers': dns = [], 'ntp.servers': ntp = [], 'proxy.address': proxy } = facts;
  const asks = [dns.length > 0 && `names of ${listed(dns)}`, ntp.length > 0 && `the time of ${listed(ntp)}`].filter(
    (part) => part !== false,
  );
  return phrase(
    asks.length > 0 && `the host asks ${asks.join(' and ')}`,
    proxy !== undefined &&
      `${asks.length > 0 ? 'and' : 'the host'} uses the proxy ${endpoint(proxy, facts['proxy.port'])}`,
    labelled('in VPN', facts['interface.vpn']),
  );
}

function sayIdentity(facts: Facts['host.identity']): string {
  const who = facts['host.name'] ?? facts['system.personality'];
  const mode = facts['deployment.mode'];
  const recovery = facts['deployment.disaster_recovery'];
  return withDetails(
    who === undefined ? 'the host reports' : `the host is ${who}`,
    facts['host.name'] !== undefined && facts['system.personality'],
    labelled('release', facts['service.version']),
    labelled('system IP', facts['system.ip']),
    facts['host.ip'] !== undefined && `addresses ${listed(facts['host.ip'])}`,
    mode !== undefined && (mode === 'cluster' ? 'in a cluster' : 'standalone'),
    facts['deployment.tenancy'],
    recovery !== undefined && `disaster recovery ${recovery ? 'on' : 'off'}`,
  );
}
