import { isAddress } from '../text/addresses.js';
import { API_PORT } from '../license/api-port.js';

/** A host as it is given on a command line, and its port where that is given. */
export interface Place {
  /** Name, IPv4 address, or IPv6 address without brackets. */
  readonly host: string;
  readonly port: number | null;
}

/** Ports on which squid and other proxies listen unless told otherwise. */
const PROXY_PORTS = [3128, 8080] as const;

/** Port of the license server, the API's where none is given. */
export const portOf = (server: Place | null): number => server?.port ?? API_PORT;

/**
 * The filter of a capture that shows an attempt whole: look-ups, errors that routers send from addresses of their own, and
 * the connections by port, so that one to a wrong address is seen too. A name in a filter would itself have to be resolved.
 */
export function captureFilter(server: Place | null, proxy: Place | null): string {
  return ['port 53', 'icmp', 'icmp6', `tcp port ${String(portOf(server))}`, ...proxyFilter(proxy)].join(' or ');
}

function proxyFilter(proxy: Place | null): readonly string[] {
  if (proxy === null) return [];
  if (proxy.port !== null) return [`tcp port ${String(proxy.port)}`];
  return isAddress(proxy.host) ? [`host ${proxy.host}`] : PROXY_PORTS.map((port) => `tcp port ${String(port)}`);
}

/** On the manager: its wrapper takes tcpdump's options in quotes. Whole packets (`-s 0`), with the date (`-tttt`). */
export function managerCapture(server: Place | null, proxy: Place | null): string {
  return `tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv -tttt ${captureFilter(server, proxy)}"`;
}

/** On the license server, into a file. */
export function serverCapture(server: Place | null): string {
  return `tcpdump -i any -s 0 -nn -w ssm.pcap "tcp port ${String(portOf(server))} or icmp or icmp6"`;
}
