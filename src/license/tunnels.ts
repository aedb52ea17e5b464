/** Where a tunnel leads: `CONNECT ssm.example.com:8443`, `[2001:db8::40]:8443`. */
export interface TunnelTarget {
  readonly host: string;
  readonly port: number;
}

/** Host and port of a request target in authority form (RFC 9112 section 3.2.3); null for another form. */
export function tunnelTarget(authority: string): TunnelTarget | null {
  const [, host, port] = /^\[?([^\]/]+?)\]?:(\d{1,5})$/.exec(authority) ?? [];
  return host === undefined ? null : { host, port: Number(port) };
}
