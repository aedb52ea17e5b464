import { isAddress } from '../text/addresses.js';
import { API_PORT } from '../license/api-port.js';

/** A host and optional port from the command line. */
export interface Place {
  /** Name, IPv4 address, or IPv6 address without brackets. */
  readonly host: string;
  readonly port: number | null;
}

/** Default ports of squid and other proxies. */
const PROXY_PORTS = [3128, 8080] as const;

/** Port of the license server, by default the API's. */
export const portOf = (server: Place | null): number => server?.port ?? API_PORT;

/**
 * A capture filter for a whole attempt: look-ups, routers' errors from their own addresses, and connections by port, so
 * that one to a wrong address is captured too. A name in a filter would have to be resolved first.
 */
export function captureFilter(server: Place | null, proxy: Place | null): string {
  return ['port 53', 'icmp', 'icmp6', `tcp port ${String(portOf(server))}`, ...proxyFilter(proxy)].join(' or ');
}

function proxyFilter(proxy: Place | null): readonly string[] {
  if (proxy === null) return [];
  if (proxy.port !== null) return [`tcp port ${String(proxy.port)}`];
  return isAddress(proxy.host) ? [`host ${proxy.host}`] : PROXY_PORTS.map((port) => `tcp port ${String(port)}`);
}

/**
 * The command on the manager, whose wrapper takes tcpdump's options in quotes. Whole packets (`-s 0`), with the date
 * (`-tttt`).
 */
export function managerCapture(server: Place | null, proxy: Place | null): string {
  return `tcpdump vpn 0 interface eth0 options "-s 0 -nn -vv -tttt ${captureFilter(server, proxy)}"`;
}

/** The command on the license server, into a file. */
export function serverCapture(server: Place | null): string {
  return `tcpdump -i any -s 0 -nn -w ssm.pcap "tcp port ${String(portOf(server))} or icmp or icmp6"`;
}
