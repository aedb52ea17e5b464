import type { Flow, ManualCheck } from '../core/exchange.js';

/** The order of events in one command. */
const RANK: Readonly<Record<Flow['kind'], number>> = {
  'dns.lookup': 0,
  'icmp.error': 1,
  'tcp.connection': 1,
  'tls.handshake': 2,
  'http.exchange': 3,
};

/** Groups events of manual checks by command. */
export function manualChecksOf(events: readonly Flow[]): readonly ManualCheck[] {
  const checks: { name: string; source: string; host: string | null; events: [Flow, ...Flow[]] }[] = [];
  for (const event of [...events].sort(byPlace)) {
    const name = event.facts['process.name'] ?? '';
    const last = checks.at(-1);
    if (last?.name === name && last.source === event.source && goesOn(last.events, event)) last.events.push(event);
    else checks.push({ name, source: event.source, host: event.host, events: [event] });
  }
  return checks;
}

function byPlace(a: Flow, b: Flow): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  return a.evidence[0].number - b.evidence[0].number;
}

/** Whether an event continues a command: the next stage, or the next address of the same name. */
function goesOn(so: readonly [Flow, ...Flow[]], next: Flow): boolean {
  const last = so.at(-1) ?? so[0];
  if (next.host !== last.host) return false;
  if (RANK[next.kind] < RANK[last.kind])
    return last.kind === 'http.exchange' && last.facts['http.request.method'] === 'CONNECT';
  return RANK[next.kind] > RANK[last.kind] || targetOf(next) === targetOf(last);
}

/** The target of an event: name or address, and port. */
function targetOf({ kind, facts }: Flow): string {
  if (kind === 'dns.lookup') return facts['dns.question.name'];
  if (kind === 'icmp.error') return facts['quoted.destination.ip'] ?? facts['destination.domain'] ?? '';
  return `${facts['destination.domain'] ?? facts['destination.ip'] ?? ''} ${String(facts['destination.port'])}`;
}
