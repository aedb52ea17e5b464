import { readEndpoint, type Endpoint, type Names } from './endpoint.js';
import { readIpHeader, type IpHeaderText } from './ip-header.js';

/** One IP datagram in the text; a tunnel and an ICMP error show several. */
export interface DatagramText {
  readonly header: IpHeaderText | null;
  readonly source: Endpoint;
  readonly destination: Endpoint;
  /** The text after the two ends. */
  readonly body: string;
  /** Bytes of the datagram that its frame lacked (`truncated-ip`). */
  readonly missing: number;
  /** Index of the packet's line with the ends. */
  readonly line: number;
}

const MISSING = /truncated-ip - (\d+) bytes missing! /;
/** Without `-n`, names appear only right after tcpdump's mark of an IP datagram. */
const AFTER_IP = /(?:^|[\s,:)])IP6? (?:truncated-ip[^!]{0,60}! )?$/;
const WITH_PORT =
  /^\s*(?:Flags \[|\[\|tcp|tcp \d|UDP|udp \d|[SFRPWE.]+,? (?:\d+:\d+\(|ack )|\[(?:udp|bad udp|no cksum)|\d+[+*%|$-]* |NTP|BOOTP|SYSLOG|sctp)/;

/** All datagrams of one packet, outermost first. */
export function readDatagrams(lines: readonly string[]): readonly DatagramText[] {
  const found: DatagramText[] = [];
  let header: IpHeaderText | null = null;
  let missing = 0;
  for (const [line, text] of lines.entries()) {
    const onLine = readIpHeader(text);
    header = onLine ?? header;
    const before = found.length;
    if (text.includes('truncated-ip')) missing = Number(MISSING.exec(text)?.[1] ?? missing);
    endsOf(onLine?.rest ?? text, { line, header, missing }, found);
    if (found.length === before) continue;
    header = null;
    missing = 0;
  }
  return found;
}

function endsOf(text: string, place: Pick<DatagramText, 'line' | 'header' | 'missing'>, found: DatagramText[]): void {
  let pending = place.header;
  for (const { at, from, to, end } of flowsOn(text)) {
    const body = text.slice(end);
    const last = found.at(-1);
    if (isPort(from) && isPort(to) && last !== undefined && last.source.port === null) {
      found[found.length - 1] = withPorts(last, Number(from), Number(to), body);
      continue;
    }
    const names = (): Names => {
      const isFirst = pending !== null && at === 0;
      const allowed = isFirst || text.startsWith('    ') || AFTER_IP.test(text.slice(0, at));
      return { allowed, withPort: WITH_PORT.test(body) };
    };
    const source = readEndpoint(from, names);
    const destination = source === null ? null : readEndpoint(to, names);
    if (source === null || destination === null) continue;
    const { line, missing } = place;
    found.push({ header: pending, source, destination, body, missing, line });
    pending = null;
  }
}

/** Two possible ends: `from > to:`, then a blank or the end of the line. */
interface FlowText {
  readonly at: number;
  readonly from: string;
  readonly to: string;
  readonly end: number;
}

/** A tunnel prints two or three; more come from some payload's text. */
const MAX_FLOWS = 8;
const ARROW = ' > ';

/** Without a regular expression: that took two thirds of the time per packet. */
function flowsOn(text: string): readonly FlowText[] {
  const flows: FlowText[] = [];
  let arrow = text.indexOf(ARROW);
  while (arrow >= 0 && flows.length < MAX_FLOWS) {
    const at = lastBlank(text, arrow) + 1;
    const start = arrow + ARROW.length;
    const blank = text.indexOf(' ', start);
    const end = blank < 0 ? text.length : blank;
    if (at < arrow && end - 1 > start && text.charAt(end - 1) === ':') {
      flows.push({ at, from: text.slice(at, arrow), to: text.slice(start, end - 1), end });
    }
    arrow = text.indexOf(ARROW, arrow + 1);
  }
  return flows;
}

/** Place of the last blank or tab before `end`; -1 if there is none. */
function lastBlank(text: string, end: number): number {
  let at = end - 1;
  while (at >= 0 && text.charAt(at) !== ' ' && text.charAt(at) !== '\t') at -= 1;
  return at;
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

/** After IPv6 extension headers the ports are apart from the addresses. */
function withPorts(datagram: DatagramText, from: number, to: number, body: string): DatagramText {
  return {
    ...datagram,
    source: { ...datagram.source, port: from },
    destination: { ...datagram.destination, port: to },
    body,
  };
}
