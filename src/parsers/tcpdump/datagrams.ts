import { readEndpoint, type Endpoint } from './endpoint.js';
import { readIpHeader, type IpHeaderText } from './ip-header.js';

/** One IP datagram as the text shows it: a tunnel and an ICMP error show more than one. */
export interface DatagramText {
  readonly header: IpHeaderText | null;
  readonly source: Endpoint;
  readonly destination: Endpoint;
  /** What stands behind the two ends. */
  readonly body: string;
  /** Bytes of the datagram that were not in its frame (`truncated-ip`). */
  readonly missing: number;
  /** Which of the packet's lines shows the ends. */
  readonly line: number;
}

const ENDS = /(\S+) > (\S+):(?= |$)/g;
const MISSING = /truncated-ip - (\d+) bytes missing! /;
/** Without `-n`, names stand only where tcpdump has just said that an IP datagram begins. */
const BEHIND_IP = /(?:^|[\s,:)])IP6? (?:truncated-ip[^!]*! )?$/;
const WITH_PORT = /^\s*(?:Flags \[|\[\|tcp|tcp \d|UDP|\[(?:udp|bad udp|no cksum)|\d+[+*%|$-]* |NTP|BOOTP|SYSLOG|sctp)/;

/** All datagrams of one packet, outermost first. */
export function readDatagrams(lines: readonly string[]): readonly DatagramText[] {
  const found: DatagramText[] = [];
  let header: IpHeaderText | null = null;
  let missing = 0;
  for (const [line, text] of lines.entries()) {
    const onLine = readIpHeader(text);
    header = onLine ?? header;
    const before = found.length;
    missing = Number(MISSING.exec(text)?.[1] ?? missing);
    endsOf(onLine?.rest ?? text, { line, header, missing }, found);
    if (found.length === before) continue;
    header = null;
    missing = 0;
  }
  return found;
}

function endsOf(text: string, place: Pick<DatagramText, 'line' | 'header' | 'missing'>, found: DatagramText[]): void {
  let pending = place.header;
  const matches = [...text.matchAll(ENDS)].slice(0, 8);
  for (const match of matches) {
    const [whole, from = '', to = ''] = match;
    const behind = match.index + whole.length;
    const body = text.slice(behind);
    const last = found.at(-1);
    if (isPort(from) && isPort(to) && last !== undefined && last.source.port === null) {
      found[found.length - 1] = withPorts(last, Number(from), Number(to), body);
      continue;
    }
    const names = {
      allowed:
        (pending !== null && match.index === 0) ||
        BEHIND_IP.test(text.slice(0, match.index)) ||
        text.startsWith('    '),
      withPort: WITH_PORT.test(body),
    };
    const source = readEndpoint(from, names);
    const destination = readEndpoint(to, names);
    if (source === null || destination === null) continue;
    found.push({ ...place, header: pending, source, destination, body });
    pending = null;
  }
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

/** Behind IPv6 extension headers the ports stand apart from the addresses. */
function withPorts(datagram: DatagramText, from: number, to: number, body: string): DatagramText {
  return {
    ...datagram,
    source: { ...datagram.source, port: from },
    destination: { ...datagram.destination, port: to },
    body,
  };
}
