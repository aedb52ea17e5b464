import type { NameTable } from '../core/exchange.js';
import type { Dated, Event } from '../core/event.js';
import type { EventsOfKind } from '../core/events-of-kind.js';
import type { DraftAttempt } from './draft-attempt.js';
import { serverNames } from './manual-checks.js';

type Ping = Dated<Event<'path.pinged'>>;

/**
 * An event if unfragmented pings of the server show that large ones are lost without an error while smaller ones
 * arrive.
 */
export function sizeComparisons(draft: DraftAttempt, names: NameTable, ofKind: EventsOfKind): readonly Dated[] {
  const servers = serverNames(draft, names);
  const pings = ofKind('path.pinged').filter((ping) => endsOf(ping).some((end) => servers.has(end)));
  const lost = firstBySize(pings.filter((ping) => ping.facts['ip.dont_fragment'] === true && isSilent(ping)));
  if (lost === undefined) return [];
  const answered = pings.filter((ping) => ping.facts['icmp.received'] > 0 && sizeOf(ping) < sizeOf(lost));
  const passed = firstBySize(answered, -1);
  if (passed === undefined) return [];
  const facts = { 'path.size.lost': sizeOf(lost), 'path.size.passed': sizeOf(passed) };
  const evidence = [...lost.evidence, ...passed.evidence] as const;
  return [{ ...lost, kind: 'path.size-compared', facts, evidence: [lost.evidence[0], ...evidence.slice(1)] }];
}

function endsOf({ facts }: Ping): readonly string[] {
  return [facts['destination.domain'], facts['destination.ip']].flatMap((end) => end?.toLowerCase() ?? []);
}

function sizeOf({ facts }: Ping): number {
  return facts['icmp.packet_size'] ?? Infinity;
}

function isSilent(ping: Ping): boolean {
  return ping.facts['icmp.received'] === 0 && ping.facts['icmp.packet_size'] !== undefined;
}

function firstBySize(pings: readonly Ping[], sign = 1): Ping | undefined {
  return [...pings].sort((a, b) => sign * (sizeOf(a) - sizeOf(b)))[0];
}
