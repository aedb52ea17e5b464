import { groupBy } from '../core/group-by.js';
import { isAddress } from '../text/addresses.js';
import type { Flow, NameTable, ManualCheck } from '../core/exchange.js';
import { earliest, latest } from '../core/time.js';
import { isTokenPath, pathOf } from '../license/paths.js';
import { API_PORT } from '../license/api-port.js';
import { nameKey } from '../license/server-names.js';
import type { DraftAttempt } from './draft-attempt.js';

/**
 * Adds manual checks to the last attempt at the same server: a person repeats what failed. They are witnesses of the
 * same path, never of the same moment.
 */
export function withManualChecks(
  drafts: readonly DraftAttempt[],
  checks: readonly ManualCheck[],
  names: NameTable,
): readonly DraftAttempt[] {
  const given = groupBy(checks, (check) => drafts.findLast((one) => goesToSame(check, one, names)));
  return drafts.map((draft) => ({ ...draft, manualChecks: given.get(draft) ?? [] }));
}

function goesToSame(check: ManualCheck, draft: DraftAttempt, names: NameTable): boolean {
  const known = serverNames(draft, names);
  return known.size > 0 && [...targetsOf(check, names)].some((target) => known.has(target));
}

/** Names and addresses of an attempt's server. */
export function serverNames({ requests, flows }: DraftAttempt, names: NameTable): ReadonlySet<string> {
  const domains = requests.flatMap(({ call }) => call?.facts['url.domain'] ?? []);
  const own = flows.flatMap((flow) => (flow.kind === 'tcp.connection' ? ends(flow) : []));
  return new Set([...domains.flatMap((domain) => withAddresses(domain, names)), ...own]);
}

function withAddresses(domain: string, names: NameTable): readonly string[] {
  const name = nameKey(domain);
  return [name, ...(isAddress(domain) ? [] : (names.get(name) ?? []))];
}

/** Names and addresses that one command connected to or resolved. */
function targetsOf(check: ManualCheck, names: NameTable): ReadonlySet<string> {
  return new Set(check.events.flatMap(targets).flatMap((target) => withAddresses(target, names)));
}

function targets(event: Flow): readonly string[] {
  switch (event.kind) {
    case 'dns.lookup':
      return [event.facts['dns.question.name'], ...(event.facts['dns.resolved_ip'] ?? [])];
    case 'icmp.error':
      return [event.facts['quoted.destination.ip'], event.facts['destination.domain']].filter(isText);
    case 'tcp.connection':
      return [...ends(event), event.facts['proxy.destination']?.replace(/:\d+$/, '')].filter(isText);
    default:
      return ends(event);
  }
}

function ends({ facts }: Exclude<Flow, { kind: 'dns.lookup' | 'icmp.error' }>): readonly string[] {
  return [facts['destination.domain'], facts['destination.ip']].filter(isText);
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}

/** Attempts from manual checks alone, if there are no others: a repeated command begins a new one. */
export function manualOnly(
  checks: readonly ManualCheck[],
  names: NameTable,
  proven: ReadonlySet<string> = new Set(),
): readonly DraftAttempt[] {
  const groups: ManualCheck[][] = [];
  for (const check of atLicenseServer(checks, names)) {
    const last = groups.at(-1);
    if (last !== undefined && belongs(last, check, names)) last.push(check);
    else groups.push([check]);
  }
  return groups.map((group) => {
    const name = isAsked(checks) ? undefined : onlyLookedUp(group);
    if (name === undefined || proven.has(nameKey(name))) return draftOf(group);
    const says = `The name ${name} is taken for the license server's, because nothing else was tried; that it is its name is not seen.`;
    return { ...draftOf(group), assumed: { says, limit: 'possible' } };
  });
}

/** Whether any check shows by port or path which server is the license server. */
function isAsked(checks: readonly ManualCheck[]): boolean {
  return checks.some(({ events }) => events.some(isLicenseServers));
}

/** Programs that look up any name; others look up the name of a server that they are to reach. */
const LOOKUP_PROGRAMS: ReadonlySet<string> = new Set(['dig', 'drill', 'getent', 'host', 'kdig', 'nslookup']);

/** The name that a group looks up, if it does nothing else: people look up many names. */
function onlyLookedUp(group: readonly ManualCheck[]): string | undefined {
  const events = group.flatMap((check): readonly Flow[] => check.events);
  const [first] = events;
  const isLookedUp = group.every(({ name }) => LOOKUP_PROGRAMS.has(name));
  return isLookedUp && first?.kind === 'dns.lookup' && events.every(({ kind }) => kind === 'dns.lookup')
    ? first.facts['dns.question.name']
    : undefined;
}

function belongs(group: readonly ManualCheck[], check: ManualCheck, names: NameTable): boolean {
  const own = group.flatMap((other) => [...targetsOf(other, names)]);
  return (
    !group.some(({ name }) => name === check.name) && [...targetsOf(check, names)].some((one) => own.includes(one))
  );
}

/** Checks of the license server, by a token request or its API's port; all checks if there are none. */
function atLicenseServer(checks: readonly ManualCheck[], names: NameTable): readonly ManualCheck[] {
  const sure = checks.filter(({ events }) => events.some(isLicenseServers));
  if (sure.length === 0) return checks;
  const known = new Set(sure.flatMap((check) => [...targetsOf(check, names)]));
  return checks.filter((check) => [...targetsOf(check, names)].some((target) => known.has(target)));
}

function isLicenseServers(event: Flow): boolean {
  if (event.kind === 'dns.lookup' || event.kind === 'icmp.error') return false;
  if (event.facts['destination.port'] === API_PORT) return true;
  if (event.kind === 'tcp.connection')
    return event.facts['proxy.destination']?.endsWith(`:${String(API_PORT)}`) === true;
  return event.kind === 'http.exchange' && isTokenPath(pathOf(event.facts['url.original']) ?? undefined);
}

function draftOf(checks: readonly ManualCheck[]): DraftAttempt {
  const flows = checks.flatMap(({ events }) => events);
  const times = flows.flatMap(({ at }) => (at === null ? [] : [at]));
  return {
    witness: 'person',
    episode: null,
    requests: [],
    flows,
    manualChecks: checks,
    start: earliest(times),
    end: latest(times),
    joins: [],
  };
}
