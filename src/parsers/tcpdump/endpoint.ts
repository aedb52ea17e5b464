import { portOfService } from './services.js';

/** One end of a flow in tcpdump's form: `192.0.2.8.8443`, `2001:db8::8.8443`, `ssm.example.8443`. */
export interface Endpoint {
  readonly address: string;
  readonly port: number | null;
}

const V4 = /^(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})(?:\.([\w-]+))?$/;
const V6 = /^([0-9a-fA-F:]{0,40}:[0-9a-fA-F:]{0,40}(?:\d{1,3}(?:\.\d{1,3}){3})?)(?:%[\w.-]+?)?(?:\.([\w-]+))?$/;
const NAME = /^[A-Za-z0-9_](?:[\w-]*\w)?(?:\.[\w-]+)*$/;

/** Whether a name may replace an address, and is then followed by a service or port. */
export interface Names {
  readonly allowed: boolean;
  readonly withPort: boolean;
}

/** Address and port; null if the text is no address and no allowed name. */
export function readEndpoint(text: string, names: () => Names): Endpoint | null {
  const numeric = V4.exec(text) ?? (text.includes(':') ? V6.exec(text) : null);
  if (numeric !== null) return { address: numeric[1] ?? '', port: portNumber(numeric[2]) };
  const { allowed, withPort } = names();
  if (!allowed || !NAME.test(text)) return null;
  if (!withPort) return { address: text, port: null };
  const dot = text.lastIndexOf('.');
  return dot < 0 ? null : { address: text.slice(0, dot), port: portNumber(text.slice(dot + 1)) };
}

/** Whether the address is IPv6. */
export function isV6(address: string): boolean {
  return address.includes(':');
}

function portNumber(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d+$/.test(text)) return Number(text) <= 65_535 ? Number(text) : null;
  return portOfService(text);
}
