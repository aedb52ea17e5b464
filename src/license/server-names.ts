import { isAddress } from '../text/addresses.js';
import type { NameTable } from '../core/exchange.js';
import type { Dated, Facts } from '../core/event.js';
import { API_PORT } from './api-port.js';

/** Collects names and their addresses from a bundle. */
export function nameTable(events: readonly Dated[]): NameTable {
  const names = new Map<string, Set<string>>();
  const add = (name: string, addresses: readonly string[]): void => {
    const key = nameKey(name);
    if (addresses.length === 0) return;
    const known = names.get(key) ?? new Set();
    for (const address of addresses) known.add(address);
    names.set(key, known);
  };
  const manual = events.filter(({ by }) => by === 'person');
  for (const event of events) {
    if (event.kind === 'dns.lookup' && event.by === 'product')
      add(event.facts['dns.question.name'], event.facts['dns.resolved_ip'] ?? []);
    if (event.kind === 'manager.license-log') {
      for (const { name, address } of addressesIn(event.facts['error.message'] ?? '')) add(name, [address]);
    }
  }
  // A command's later look-up may show a repaired name, so it counts only if nothing else resolves it.
  const known = new Set(names.keys());
  for (const event of manual) {
    if (event.kind === 'dns.lookup' && !known.has(nameKey(event.facts['dns.question.name'])))
      add(event.facts['dns.question.name'], event.facts['dns.resolved_ip'] ?? []);
  }
  return names;
}

/** A name as it is compared: in lower case, without the root's dot. */
export function nameKey(name: string): string {
  return name.replace(/\.$/, '').toLowerCase();
}

/** Names with their addresses in a Java text: `Connect to ssm.example.com:8443 [ssm.example.com/192.0.2.40]`. */
export function addressesIn(text: string): readonly { readonly name: string; readonly address: string }[] {
  return [...text.matchAll(/\[([\w.-]+)\/([\d.a-fA-F:]+)\]/g)].map(([, name = '', address = '']) => ({
    name,
    address,
  }));
}

/**
 * Whether a captured flow goes where a call of the manager goes: to the server, by a look-up of its name, or through a
 * proxy.
 */
export function flowGoesTo(flow: Dated, call: Facts['manager.call'], names: NameTable): boolean {
  const [domain, port] = [call['url.domain'], call['url.port']];
  if (domain === undefined) return false;
  if (flow.kind === 'tcp.connection' && isProxy(flow.facts, call, names)) return true;
  const isServer = (address: string | undefined): boolean => isAddressOf(address, domain, names);
  switch (flow.kind) {
    case 'dns.lookup':
      return nameKey(flow.facts['dns.question.name']) === domain.toLowerCase();
    case 'http.exchange':
      return (
        flow.facts['http.request.method'] === 'CONNECT' && flow.facts['url.original'] === `${domain}:${String(port)}`
      );
    case 'tcp.connection':
    case 'tls.handshake':
      return flow.facts['destination.port'] === port && isServer(flow.facts['destination.ip']);
    case 'icmp.error':
      // tcpdump without -v prints no ports of a quoted packet.
      return (
        flow.facts['quoted.destination.ip'] !== undefined &&
        (flow.facts['quoted.destination.port'] ?? port) === port &&
        isServer(flow.facts['quoted.destination.ip'])
      );
    default:
      return false;
  }
}

/** Whether a connection goes to the proxy of a call. */
export function isProxy(flow: Facts['tcp.connection'], call: Facts['manager.call'], names: NameTable): boolean {
  const [address, port] = [call['proxy.address'], call['proxy.port']];
  return (
    address !== undefined && flow['destination.port'] === port && isAddressOf(flow['destination.ip'], address, names)
  );
}

/** Whether a client's target is the license server of these calls; without calls its port decides. */
export function isLicenseServer(
  flow: Pick<Facts['http.exchange'], 'destination.ip' | 'destination.port' | 'destination.domain'>,
  calls: readonly Facts['manager.call'][],
  names: NameTable,
): boolean {
  if (calls.length === 0) return flow['destination.port'] === 443 || flow['destination.port'] === API_PORT;
  return calls.some((call) => {
    const domain = call['url.domain'];
    if (domain === undefined) return false;
    if (flow['destination.domain'] !== undefined)
      return flow['destination.domain'].toLowerCase() === domain.toLowerCase();
    return isAddress(domain) || names.has(domain.toLowerCase())
      ? isAddressOf(flow['destination.ip'], domain, names)
      : false;
  });
}

/** Whether an address is a host's; an unresolved name may have any address. */
function isAddressOf(address: string | undefined, domain: string, names: NameTable): boolean {
  if (isAddress(domain)) return address === domain;
  const known = names.get(domain.toLowerCase());
  return known === undefined || (address !== undefined && known.has(address));
}
