import type { Dated, Event } from '../core/event.js';
import { groupBy } from '../core/group-by.js';
import { nameKey } from '../license/server-names.js';
import { ofFlows } from './captured.js';
import type { DraftAttempt } from './draft-attempt.js';
import { splitByPause } from './pauses.js';
import { writtenSpan } from './written-times.js';

type Lookup = Dated<Event<'dns.lookup'>>;

/**
 * Attempts from look-ups that failed, of a name by which browsers reach the license server: without an address there is
 * no connection that could show the attempt.
 */
export function lookupsOfServer(
  flows: Iterable<Dated>,
  named: readonly Dated<Event<'gateway.named'>>[],
): readonly DraftAttempt[] {
  const names = namesOf(named);
  const own = [...flows].filter((flow): flow is Lookup => flow.kind === 'dns.lookup' && names.has(nameOf(flow)));
  const groups = groupBy(own, ({ source, facts }) => [source, facts['source.ip']].join(' '));
  return [...groups.values()]
    .flatMap((group) => splitByPause(group, writtenSpan))
    .filter((group) => group.some(isFailed) && !group.some(isResolved))
    .map((group) => ofFlows(group, group));
}

/** Names by which browsers reach the license server. */
export function namesOf(named: readonly Dated<Event<'gateway.named'>>[]): ReadonlySet<string> {
  return new Set(named.map(({ facts }) => nameKey(facts['server.address'])));
}

function isResolved({ facts }: Lookup): boolean {
  return (facts['dns.resolved_ip'] ?? []).length > 0;
}

/** No answer, where the capture would have shown one, or an answer that there is no such name. */
function isFailed({ facts }: Lookup): boolean {
  if (facts['dns.answered'] === false) return facts['capture.answer_observable'] !== false;
  const code = facts['dns.response_code'];
  return code !== undefined && code !== 'NOERROR';
}

function nameOf({ facts }: Lookup): string {
  return nameKey(facts['dns.question.name']);
}

/**
 * An attempt from failed look-ups of a single name, if the bundle has nothing else: someone who captured only these
 * looked for the license server.
 */
export function lookupsOnly(flows: readonly Dated[]): readonly DraftAttempt[] {
  const lookups = flows.filter((flow): flow is Lookup => flow.kind === 'dns.lookup');
  const asked = new Set(lookups.map(nameOf));
  // A resolver tries its search list as well: a name with a domain behind it is no name of its own.
  const names = [...asked].filter((name) => ![...asked].some((other) => name.startsWith(`${other}.`)));
  const own = lookups.filter((lookup) => names.includes(nameOf(lookup)));
  const resolved = lookups.some(({ facts }) => (facts['dns.resolved_ip'] ?? []).length > 0);
  const [name] = names;
  if (lookups.length < flows.length || name === undefined || names.length > 1 || resolved) return [];
  const says = `The name ${name} is taken for the license server's, because the capture holds no other look-up; that it is its name is not seen.`;
  return [{ ...ofFlows(own, own), assumed: { says, limit: 'possible' } }];
}
