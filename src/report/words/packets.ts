import type { Facts } from '../../core/event.js';
import { TLS_ALERTS } from '../../dissect/tls-alerts.js';
import { count, endpoint, labelled, listed, phrase, took, withDetails } from './parts.js';

interface Ends {
  readonly 'source.ip'?: string;
  readonly 'source.port'?: number;
  readonly 'destination.ip'?: string;
  readonly 'destination.port'?: number;
  readonly 'destination.domain'?: string;
  readonly 'process.name'?: string;
}

/** Who asked: an address, or the command that a person typed. */
const client = (facts: Ends): string => manualCheck(facts) ?? endpoint(facts['source.ip'], facts['source.port']);
const server = (facts: Ends): string =>
  endpoint(facts['destination.ip'] ?? facts['destination.domain'], facts['destination.port']) ||
  'a server not named in the files';
const proof = (observable: boolean | undefined): string =>
  observable === true ? 'the capture would have shown an answer' : 'the capture may have missed an answer';

/** `a manual check with curl`, so that nobody takes it for the manager's own connection. */
function manualCheck(facts: { readonly 'process.name'?: string }): string | undefined {
  const tool = facts['process.name'];
  return tool === undefined ? undefined : `a manual check with ${tool}`;
}

export function sayConnection(facts: Facts['tcp.connection']): string {
  const sent = facts['tcp.syn.count'];
  const syns = sent === undefined ? 'a SYN' : count(sent, 'SYN');
  switch (facts['tcp.handshake']) {
    case 'completed':
      return completed(facts);
    case 'unanswered':
      return withDetails(
        `${client(facts)} sent ${syns} to ${server(facts)}; none was answered`,
        facts['process.name'] === undefined && proof(facts['capture.answer_observable']),
        facts['process.name'] !== undefined && took('given up after', facts['event.duration']),
      );
    case 'refused':
      return withDetails(
        `${server(facts)} answered the SYN of ${client(facts)} with RST`,
        facts['tcp.reset.foreign_ttl'] === true && "its TTL differs from the server's other packets",
      );
    case 'half-open':
      return `${client(facts)} sent ${syns} to ${server(facts)}, was answered, and did not complete the handshake`;
    case 'failed':
      return withDetails(`${client(facts)} could not connect to ${server(facts)}`, facts['error.code']);
    case 'mid-stream':
      return `a connection of ${client(facts)} with ${server(facts)} that began before the capture`;
  }
}

function completed(facts: Facts['tcp.connection']): string {
  const resetBy = facts['tcp.reset.by'];
  const again = facts['tcp.retransmissions'] ?? 0;
  const stopped = facts['tcp.zero_windows'] ?? 0;
  return withDetails(
    `${client(facts)} connected to ${server(facts)}`,
    took('SYN answered in', facts['tcp.rtt']),
    carried(facts),
    again > 0 && count(again, 'retransmission'),
    stopped > 0 && `a receive window of zero ${stopped === 1 ? 'once' : count(stopped, 'time')}`,
    resetBy !== undefined && phrase(`reset by the ${resetBy}`, labelled('after', facts['tcp.reset.after'])),
    hole(facts),
    took('then the server was silent for', facts['tcp.server_silence']),
  );
}

function hole(facts: Facts['tcp.connection']): string | undefined {
  const { 'tcp.hole.from': from, 'tcp.hole.bytes': bytes, 'tcp.hole.sent': sent } = facts;
  if (from === undefined || bytes === undefined || sent === undefined) return undefined;
  const whose = from === 'client' ? 'packets of the manager vanish' : 'packets of the server vanish';
  return `${whose}: the same ${count(bytes, 'byte')} were sent ${String(sent)} times and never acknowledged`;
}

function carried({ 'source.bytes': sent, 'destination.bytes': received }: Facts['tcp.connection']): string | undefined {
  if (sent === undefined || received === undefined) return undefined;
  return `${count(sent, 'byte')} sent, ${count(received, 'byte')} received`;
}

const HANDSHAKES: Readonly<Record<Facts['tls.handshake']['tls.outcome'], string>> = {
  finished: 'finished',
  alert: 'ended with an alert',
  reset: 'was reset',
  closed: 'was closed before it finished',
  stalled: 'stalled',
  unknown: 'cannot be followed to its end in the file',
};

export function sayHandshake(facts: Facts['tls.handshake']): string {
  const alert = facts['tls.alert.code'];
  const from = facts['tls.alert.from'];
  return withDetails(
    phrase(`the TLS handshake with ${server(facts)}`, manualCheckBy(facts), HANDSHAKES[facts['tls.outcome']]),
    notVerified(facts['x509.verify_error']),
    alert !== undefined && phrase(`alert ${String(alert)}`, TLS_ALERTS[alert], labelled('from the', from)),
    labelled('server name', facts['tls.client.server_name']),
    labelled('TLS', facts['tls.version']),
    labelled('certificate of', facts['tls.server.subject']),
    labelled('issued by', facts['tls.server.issuer']),
    labelled('not valid before', facts['tls.server.not_before']),
    labelled('not valid after', facts['tls.server.not_after']),
    facts['tls.inferred'] === true && 'inferred from lengths and order',
  );
}

function manualCheckBy(facts: Facts['tls.handshake']): string | undefined {
  const tool = facts['process.name'];
  return tool === undefined ? undefined : `of a manual check with ${tool}`;
}

/** Common certificate errors in the words of openssl-verify(1). */
const VERIFY_ERRORS: Readonly<Record<number, string>> = {
  9: 'certificate is not yet valid',
  10: 'certificate has expired',
  18: 'self-signed certificate',
  19: 'self-signed certificate in certificate chain',
  20: 'unable to get local issuer certificate',
  21: 'unable to verify the first certificate',
  62: 'hostname mismatch',
  64: 'IP address mismatch',
};

function notVerified(code: number | undefined): string | undefined {
  if (code === undefined || code === 0) return undefined;
  const words = VERIFY_ERRORS[code];
  return `verification ended with ${String(code)}${words === undefined ? '' : `, ${words}`}`;
}

export function sayLookup(facts: Facts['dns.lookup']): string {
  const question = phrase(facts['dns.question.name'], facts['dns.question.type']);
  const asker = manualCheck(facts) ?? facts['source.ip'] ?? 'the client';
  const asked = `${asker} asked ${facts['server.ip'] ?? 'a name server'} for ${question}`;
  if (facts['dns.answered'] === false) {
    const times = facts['dns.queries'] > 1 ? ` ${String(facts['dns.queries'])} times` : '';
    const note = facts['process.name'] === undefined && proof(facts['capture.answer_observable']);
    return withDetails(`${asked}${times}, no answer`, note);
  }
  const addresses = facts['dns.resolved_ip'] ?? [];
  return `${asked}: ${phrase(facts['dns.response_code'], listed(addresses)) || 'answered'}`;
}

export function sayExchange(facts: Facts['http.exchange']): string {
  const answer = phrase(facts['http.response.status_code']?.toString(), facts['http.response.reason']);
  const isProxys = facts['http.request.method'] === 'CONNECT' && facts['destination.port'] === undefined;
  return withDetails(
    `${client(facts)} sent ${facts['http.request.method']} ${facts['url.original']} to ${isProxys ? 'the proxy' : server(facts)}: ${answer || 'no answer'}`,
    labelled('answered by', facts['http.response.header.server']),
  );
}

export function sayIcmp(facts: Facts['icmp.error']): string {
  const target = endpoint(facts['quoted.destination.ip'], facts['quoted.destination.port']);
  return withDetails(
    phrase(
      `${facts['source.ip']} sent ICMP type ${String(facts['icmp.type'])} code ${String(facts['icmp.code'])}`,
      labelled('about a packet to', target),
    ),
    labelled('MTU', facts['icmp.mtu']),
  );
}

export function sayCapture(facts: Facts['capture.settings']): string {
  return withDetails(
    'the capture',
    labelled('filter', facts['capture.filter']),
    labelled('interface', facts['capture.interface']),
    labelled('VPN', facts['capture.vpn']),
    labelled('bytes of each packet:', facts['capture.snap_length']),
    labelled('packets dropped:', facts['capture.dropped']),
  );
}
