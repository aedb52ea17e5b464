import { isAddress } from '../text/addresses.js';
import type { Flow, NameTable, Trial } from '../core/exchange.js';
import { isTokenPath, pathOf } from '../license/paths.js';
import { API_PORT } from '../license/api-port.js';
import type { DraftAttempt } from './draft-attempt.js';

/**
 * Gives what was tried by hand to the last attempt that went to the same server, or before its time where both have one:
 * a person tries again what failed. It is another witness of the same path, never of the same moment.
 */
export function withTrials(
  drafts: readonly DraftAttempt[],
  trials: readonly Trial[],
  names: NameTable,
): readonly DraftAttempt[] {
  const given = new Map<DraftAttempt, Trial[]>();
  for (const trial of trials) {
    const draft = drafts.findLast((one) => goesToSame(trial, one, names));
    if (draft !== undefined) given.set(draft, [...(given.get(draft) ?? []), trial]);
  }
  return drafts.map((draft) => ({ ...draft, trials: given.get(draft) ?? [] }));
}

function goesToSame(trial: Trial, draft: DraftAttempt, names: NameTable): boolean {
  const known = serverNames(draft, names);
  return known.size > 0 && [...targetsOf(trial, names)].some((target) => known.has(target));
}

/** Names and addresses by which an attempt's server is known. */
export function serverNames({ requests, flows }: DraftAttempt, names: NameTable): ReadonlySet<string> {
  const domains = requests.flatMap(({ call }) => call?.facts['url.domain'] ?? []);
  const own = flows.flatMap((flow) => (flow.kind === 'tcp.connection' ? ends(flow) : []));
  return new Set([...domains.flatMap((domain) => withAddresses(domain, names)), ...own]);
}

function withAddresses(domain: string, names: NameTable): readonly string[] {
  const name = domain.replace(/\.$/, '').toLowerCase();
  return [name, ...(isAddress(domain) ? [] : (names.get(name) ?? []))];
}

/** Names and addresses that one command was told to reach, or found behind a name. */
function targetsOf(trial: Trial, names: NameTable): ReadonlySet<string> {
  return new Set(trial.events.flatMap(targets).flatMap((target) => withAddresses(target, names)));
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

/** Where nothing else tells of an attempt, what was tried by hand is one: each time that a command reached as far again. */
export function triedOnly(trials: readonly Trial[], names: NameTable): readonly DraftAttempt[] {
  const groups: Trial[][] = [];
  for (const trial of atLicenseServer(trials, names)) {
    const last = groups.at(-1);
    if (last !== undefined && belongs(last, trial, names)) last.push(trial);
    else groups.push([trial]);
  }
  return groups.map(draftOf);
}

function belongs(group: readonly Trial[], trial: Trial, names: NameTable): boolean {
  const own = group.flatMap((other) => [...targetsOf(other, names)]);
  return (
    !group.some(({ name }) => name === trial.name) && [...targetsOf(trial, names)].some((one) => own.includes(one))
  );
}

/** What went to the license server: it is asked for a token or at its API's port; with neither, all that was tried. */
function atLicenseServer(trials: readonly Trial[], names: NameTable): readonly Trial[] {
  const sure = trials.filter(({ events }) => events.some(isLicenseServers));
  if (sure.length === 0) return trials;
  const known = new Set(sure.flatMap((trial) => [...targetsOf(trial, names)]));
  return trials.filter((trial) => [...targetsOf(trial, names)].some((target) => known.has(target)));
}

function isLicenseServers(event: Flow): boolean {
  if (event.kind === 'dns.lookup' || event.kind === 'icmp.error') return false;
  if (event.facts['destination.port'] === API_PORT) return true;
  if (event.kind === 'tcp.connection')
    return event.facts['proxy.destination']?.endsWith(`:${String(API_PORT)}`) === true;
  return event.kind === 'http.exchange' && isTokenPath(pathOf(event.facts['url.original']) ?? undefined);
}

function draftOf(trials: readonly Trial[]): DraftAttempt {
  const flows = trials.flatMap(({ events }) => events);
  const times = flows.flatMap(({ at }) => (at === null ? [] : [at]));
  const [start, end] = times.length === 0 ? [null, null] : [Math.min(...times), Math.max(...times)];
  return { witness: 'person', episode: null, requests: [], flows, trials, start, end, joins: [] };
}
