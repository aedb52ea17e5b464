import { decidingFirst } from '../core/deciding-first.js';
import { isAddress } from '../text/addresses.js';
import type { LicenseLog, NameTable } from '../core/exchange.js';
import type { Dated, Event } from '../core/event.js';
import type { EventsOfKind } from '../core/events-of-kind.js';
import { answerErrorKind, speaksOfLicenses } from '../license/answer-errors.js';
import { MICROS_PER_DAY } from '../core/time.js';
import type { DraftAttempt } from './draft-attempt.js';

/** Events for the manager's lines about licenses and accounts. */
export function licenseEvents(draft: DraftAttempt): readonly Dated[] {
  return (draft.episode?.lines ?? []).flatMap((line): readonly Dated[] => {
    const { 'license.count': count, 'license.account.registered': registered, message } = line.facts;
    const listed: readonly Dated[] =
      count === undefined
        ? []
        : [
            {
              ...line,
              kind: 'license.listed',
              facts: { 'license.count': count, ...(message === undefined ? {} : { message }) },
            },
          ];
    const account: readonly Dated[] =
      registered === undefined || message === undefined
        ? []
        : [{ ...line, kind: 'license.account-not-registered', facts: { message } }];
    return [...listed, ...account, ...warning(line), ...lastSync(line)];
  });
}

/** How old what the server lists is, by the date that the manager's line states. */
export function lastSync(line: LicenseLog): readonly Dated<Event<'app.upstream-sync'>>[] {
  const { 'upstream.sync.last': last } = line.facts;
  const at = line.at ?? line.instant?.at;
  const from = last === undefined ? NaN : Date.parse(`${last}T00:00:00Z`) * 1000;
  if (at === undefined || Number.isNaN(from)) return [];
  const age = Math.floor((at - from) / MICROS_PER_DAY);
  return [{ ...line, kind: 'app.upstream-sync', facts: { 'event.outcome': 'success', 'upstream.sync.age': age } }];
}

function warning(line: LicenseLog): readonly Dated[] {
  const { 'log.level': level, message } = line.facts;
  if (level !== 'WARN' || message === undefined) return [];
  const kind = answerErrorKind(message);
  const facts = {
    message,
    'warning.subject': speaksOfLicenses(message) ? 'licenses' : 'other',
    ...(kind === null ? {} : { 'error.kind': kind }),
  } as const;
  return [{ ...line, kind: 'manager.warned', facts }];
}

/** Compares the resolved address of the server's name with those by which browsers reach the server. */
export function addressComparisons(draft: DraftAttempt, names: NameTable, ofKind: EventsOfKind): readonly Dated[] {
  const asked = draft.requests.map(({ call }) => call?.facts['url.domain']).find((name) => name !== undefined);
  const checked = draft.manualChecks.flatMap(({ events }) => events).map(({ facts }) => facts['destination.domain']);
  const domain = asked ?? checked.find((name) => name !== undefined);
  const resolved = domain === undefined ? undefined : [...(names.get(domain.toLowerCase()) ?? [])];
  if (domain === undefined || resolved === undefined || resolved.length === 0) return [];
  return ofKind('gateway.named').flatMap((event): readonly Dated[] => {
    if (!isAddress(event.facts['server.address'])) return [];
    const seen = event.facts['server.address'];
    const own = [...draft.flows, ...draft.manualChecks.flatMap(({ events }) => events)]
      .filter((flow) => flow.kind === 'dns.lookup' || flow.kind === 'tcp.connection')
      .flatMap(decidingFirst);
    const facts = {
      'dns.question.name': domain,
      'dns.resolved_address': resolved.join(', '),
      'server.address.seen': seen,
      same: resolved.includes(seen),
    };
    return [{ ...event, kind: 'name.address-compared', facts, evidence: [event.evidence[0], ...own] }];
  });
}
