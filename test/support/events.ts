/** Dated events and what is paired of them, built by hand; what a test does not name has a plain value. */
import type { LicenseLog, ManagerCall, ManagerEpisode, ServerRequest } from '../../src/core/exchange.js';
import type { Dated, Event, Facts, Kind } from '../../src/core/event.js';
import type { EvidenceList } from '../../src/core/evidence.js';
import type { Micros } from '../../src/core/time.js';

export const SECOND = 1_000_000;
/** 5 March 2024, 10:15:00 UTC. */
export const T0: Micros = 1_709_633_700 * SECOND;

/** Where and when an event was seen. */
export interface Place {
  /** Microseconds after T0; null: its time is not known. */
  readonly after?: Micros | null;
  readonly endAfter?: Micros;
  readonly source?: string;
  readonly host?: string | null;
  readonly by?: Event['by'];
  readonly number?: number;
  readonly text?: string;
  readonly unit?: 'line' | 'frame';
  readonly step?: Micros;
}

export function evidenceAt(source: string, number: number, text = `line ${number}`): EvidenceList {
  return [{ source, unit: 'line', number, byteOffset: number * 100, stamp: null, text }];
}

/** An event of one line or frame. */
export function seen<K extends Kind>(kind: K, facts: Facts[K], place: Place = {}): Dated<Event<K>> {
  const {
    after = 0,
    endAfter,
    source = 'vmanage-server.log',
    host = null,
    by = 'product',
    number = 1,
    unit = 'line',
    text,
  } = place;
  const at = after === null ? null : T0 + after;
  const [one] = evidenceAt(source, number, text);
  return {
    kind,
    source,
    host,
    by,
    facts,
    stamp: null,
    end: null,
    evidence: [{ ...one, unit }],
    instant: at === null ? null : { at, step: place.step ?? 1000, zone: 'stated', date: 'stated', year: 'stated' },
    at,
    endAt: endAfter === undefined ? null : T0 + endAfter,
  };
}

type Line = Partial<Facts['manager.license-log']>;

/** One line of the manager's license path; at level INFO and of SmartLicensingUtil, unless said otherwise. */
export function logLine(facts: Line = {}, place: Place = {}): LicenseLog {
  const plain = {
    'log.logger': 'SmartLicensingUtil',
    'log.level': 'INFO',
    'process.thread.name': 'default task-1',
  } as const;
  return seen('manager.license-log', { ...plain, ...facts }, { host: 'manager.example', ...place });
}

/** A call of the manager: a refused token request, unless said otherwise. */
export function call(
  facts: Partial<Facts['manager.call']> = {},
  token: ManagerCall['token'] = {},
  lines: ManagerCall['lines'] = [logLine({}, { number: 10 })],
): ManagerCall {
  const plain = {
    'event.outcome': 'failure',
    'http.request.method': 'POST',
    'url.domain': 'ssm.example',
    'url.port': 8443,
    'url.path': '/oauth/token',
  } as const;
  return { facts: { ...plain, ...facts }, token, lines };
}

/** An episode of calls; its lines are those of the calls. */
export function episode(...calls: readonly ManagerCall[]): ManagerEpisode {
  const [first = logLine({}), ...rest] = calls.flatMap(({ lines }) => lines);
  return { host: first.host, thread: first.facts['process.thread.name'] ?? null, lines: [first, ...rest], calls };
}

/** A request as the license server's gateway logged it, a second wide. */
export function request(facts: Partial<Facts['server.request']> = {}, place: Place = {}): ServerRequest {
  const plain = {
    'source.address': '192.0.2.10',
    'http.request.method': 'POST',
    'url.path': '/oauth/token',
    'http.response.status_code': 401,
    'user_agent.original': 'Java/17.0.9',
  } as const;
  const all = { ...plain, ...facts };
  const line = seen(
    'gateway.request',
    { ...all, 'source.address': all['source.address'] },
    {
      source: 'messages',
      host: 'ssm',
      ...place,
    },
  );
  const from = line.at ?? T0;
  return { host: line.host, source: line.source, facts: all, from, to: from + SECOND, parts: [line] };
}

/** A connection of a capture to the license server's API. */
export function connection(
  facts: Partial<Facts['tcp.connection']> = {},
  place: Place = {},
): Dated<Event<'tcp.connection'>> {
  return seen(
    'tcp.connection',
    {
      'source.ip': '192.0.2.10',
      'source.port': 40_000,
      'destination.ip': '198.51.100.20',
      'destination.port': 8443,
      'tcp.handshake': 'completed',
      'tcp.syn.count': 1,
      'source.bytes': 100,
      'destination.bytes': 100,
      'tcp.retransmissions': 0,
      'tcp.largest_from_server': 100,
      'event.duration': 1000,
      ...facts,
    },
    { source: 'eth0.pcap', unit: 'frame', ...place },
  );
}

/** A look-up of the license server's name that was answered with its address. */
export function lookup(facts: Partial<Facts['dns.lookup']> = {}, place: Place = {}): Dated<Event<'dns.lookup'>> {
  return seen(
    'dns.lookup',
    {
      'source.ip': '192.0.2.10',
      'server.ip': '192.0.2.53',
      'dns.question.name': 'ssm.example',
      'dns.question.type': 'A',
      'dns.answered': true,
      'dns.response_code': 'NOERROR',
      'dns.resolved_ip': ['198.51.100.20'],
      'dns.queries': 1,
      ...facts,
    },
    { source: 'eth0.pcap', unit: 'frame', ...place },
  );
}

/** A TLS handshake with the license server that finished. */
export function handshake(
  facts: Partial<Facts['tls.handshake']> = {},
  place: Place = {},
): Dated<Event<'tls.handshake'>> {
  return seen(
    'tls.handshake',
    {
      'source.ip': '192.0.2.10',
      'source.port': 40_000,
      'destination.ip': '198.51.100.20',
      'destination.port': 8443,
      'tls.outcome': 'finished',
      ...facts,
    },
    { source: 'eth0.pcap', unit: 'frame', ...place },
  );
}

/** A CONNECT to the license server by way of a proxy. */
export function connect(facts: Partial<Facts['http.exchange']> = {}, place: Place = {}): Dated<Event<'http.exchange'>> {
  return seen(
    'http.exchange',
    {
      'source.ip': '192.0.2.10',
      'source.port': 40_001,
      'destination.ip': '192.0.2.80',
      'destination.port': 3128,
      'http.request.method': 'CONNECT',
      'url.original': 'ssm.example:8443',
      'http.response.status_code': 200,
      ...facts,
    },
    { source: 'eth0.pcap', unit: 'frame', ...place },
  );
}
