import type { ServerRequest } from '../core/exchange.js';
import { groupBy } from '../core/group-by.js';
import { pick } from '../core/pick.js';
import type { TieOf } from '../core/timebase.js';
import { isManagersAgent } from '../license/manager-agent.js';
import { isApiPath, isTokenPath } from '../license/paths.js';
import { credentialsAgree } from './credentials.js';
import type { DraftAttempt } from './draft-attempt.js';
import { isEven } from './even-pauses.js';
import { SAME_ATTEMPT } from './pauses.js';
import { clientKey } from './server-clients.js';

/**
 * Attempts from a manager's requests that no manager's log shows: the log is missing, does not cover them, or its clock
 * is not tied. Beside a log with a tied clock only what failed counts: the rest is another client's.
 */
export function serverOnly(
  free: ReadonlySet<ServerRequest>,
  all: readonly ServerRequest[],
  seen: readonly DraftAttempt[],
  tieOf: TieOf,
  managerCount = 1,
): readonly DraftAttempt[] {
  const managers = managersAmong(all);
  const asked = askedBy(seen);
  const groups = groupsOf([...free].filter((request) => isManagersOwn(request, managers)));
  return groups
    .filter(
      (group) =>
        seen.length === 0 || group.some(({ source }) => tieOf(source).grade === 'none') || isLeftOut(group, asked),
    )
    .map((group) => fromRequests(group, ownerOf(group, asked, managerCount)));
}

/** Attempts of the managers' logs, by the clients as which the server knows them. */
interface Asked {
  readonly byClient: ReadonlyMap<string, readonly DraftAttempt[]>;
  /** Hosts of those that the server's log shows. */
  readonly hosts: ReadonlySet<string>;
}

function askedBy(seen: readonly DraftAttempt[]): Asked {
  const asking = seen
    .map((draft) => ({
      draft,
      clients: new Set(draft.requests.flatMap(({ request }) => (request === null ? [] : clientKey(request)))),
    }))
    .filter(({ clients }) => clients.size > 0);
  const pairs = asking.flatMap(({ draft, clients }) => [...clients].map((client) => ({ client, draft })));
  const byClient = groupBy(pairs, ({ client }) => client);
  return {
    byClient: new Map([...byClient].map(([client, own]) => [client, own.map(({ draft }) => draft)])),
    hosts: new Set(asking.flatMap(({ draft }) => draft.episode?.host ?? [])),
  };
}

/** Clients whose calls of the API without an agent are, or may be, a manager's: by what else they ask. */
function managersAmong(all: readonly ServerRequest[]): ReadonlySet<string> {
  const groups = [...groupBy(all, clientKey)];
  return new Set(groups.filter(([, own]) => isManager(own)).map(([client]) => client));
}

function isManager(own: readonly ServerRequest[]): boolean {
  const agents = own.map(({ facts }) => isManagersAgent(facts['user_agent.original']));
  if (agents.includes(true)) return true;
  if (isEven(own.map(({ from }) => from)) || isScanner(own)) return false;
  return own.some(({ facts }) => isTokenPath(facts['url.path'])) || !(agents.includes(false) || isProbe(own));
}

/** Other paths at which a client was refused: from here on it tries what there may be. */
const MANY_PATHS = 3;

/** A scanner asks for whatever there may be, the token among it. */
function isScanner(own: readonly ServerRequest[]): boolean {
  const refused = own.filter(({ facts }) => isFailed(facts['http.response.status_code']));
  const others = refused.map(({ facts }) => facts['url.path'] ?? '').filter((path) => !isOfLicenses(path));
  return new Set(others).size >= MANY_PATHS;
}

/** Calls without an agent and without a token that a manager may make; more are a monitor's. */
const FEW = 5;

/** What a manager asks for: a token, and what it then gets with it. */
const OF_LICENSES = /\/oauth\/token$|\/api\/.{0,400}\b(?:accounts|licen[cs]es|usage|reports?)\b/;

function isOfLicenses(path = ''): boolean {
  return OF_LICENSES.test(path);
}

/** A probe asks for one thing again and again, a scanner for whatever there may be. */
function isProbe(own: readonly ServerRequest[]): boolean {
  return own.length > FEW || own.some(({ facts }) => !isOfLicenses(facts['url.path']));
}

/** A line without its user agent counts if what may be a manager asks for a token or calls the API. */
function isManagersOwn(request: ServerRequest, managers: ReadonlySet<string>): boolean {
  const path = request.facts['url.path'];
  const isOfApi = (isTokenPath(path) || isApiPath(path)) && managers.has(clientKey(request));
  return isManagersAgent(request.facts['user_agent.original']) ?? isOfApi;
}

function groupsOf(selected: readonly ServerRequest[]): readonly (readonly ServerRequest[])[] {
  const groups: ServerRequest[][] = [];
  const latest = new Map<string, ServerRequest[]>();
  for (const request of selected) {
    const client = clientKey(request);
    const group = latest.get(client);
    if (group !== undefined && continues(group, request)) group.push(request);
    else if (begins(request)) {
      const begun = [request];
      groups.push(begun);
      latest.set(client, begun);
    }
  }
  return groups;
}

/** A sync begins with a token; a failed call of the API is one without it, because the log may begin later. */
function begins({ facts }: ServerRequest): boolean {
  const path = facts['url.path'];
  return path === undefined || isTokenPath(path) || (isApiPath(path) && isFailed(facts['http.response.status_code']));
}

function isFailed(status = 0): boolean {
  return status >= 300;
}

function continues(group: readonly ServerRequest[], request: ServerRequest): boolean {
  const first = group[0];
  if (first === undefined || request.from - first.from > SAME_ATTEMPT) return false;
  return !isTokenPath(request.facts['url.path']);
}

/** A failure of a client that the log shows, at a time of which the log shows nothing. */
function isLeftOut(group: readonly ServerRequest[], asked: Asked): boolean {
  const [first] = group;
  if (first === undefined || !group.some(({ facts }) => isFailed(facts['http.response.status_code']))) return false;
  const own = asked.byClient.get(clientKey(first)) ?? [];
  // During or beside a sync it is a request of that sync, which the manager made again.
  const isBeside = own.some(
    ({ start, end }) =>
      start !== null && end !== null && first.to >= start - SAME_ATTEMPT && first.from <= end + SAME_ATTEMPT,
  );
  return own.length > 0 && !isBeside;
}

/** A manager, and one of its tenants if it has several. */
type Owner = Pick<DraftAttempt, 'host' | 'tenant'>;

/**
 * The manager whose logged requests came from the same address, if no other can be behind it; where it has several
 * tenants, the one with the same client id or user. Nothing if that is open.
 */
function ownerOf(group: readonly ServerRequest[], asked: Asked, managerCount: number): Owner {
  const [first] = group;
  const near = first === undefined ? [] : (asked.byClient.get(clientKey(first)) ?? []);
  const own = isOfOne(near) ? near : near.filter((draft) => hasCredentialsOf(draft, group));
  const episode = own[0]?.episode;
  if (episode?.host == null || !isOfOne(own)) return {};
  // Hosts that the server knows by other addresses alone: the nodes of a cluster may share one.
  const here = new Set(near.map((draft) => draft.episode?.host));
  const elsewhere = [...asked.hosts].filter((host) => !here.has(host));
  return elsewhere.length + 1 >= managerCount ? { host: episode.host, ...pick(episode, ['tenant']) } : {};
}

function isOfOne(drafts: readonly DraftAttempt[]): boolean {
  return new Set(drafts.map(({ episode }) => `${episode?.host ?? ''}\n${episode?.tenant ?? ''}`)).size === 1;
}

function hasCredentialsOf({ requests }: DraftAttempt, group: readonly ServerRequest[]): boolean {
  return requests.some(
    ({ call }) => call !== null && group.some((request) => credentialsAgree(call, request) === true),
  );
}

function fromRequests(group: readonly ServerRequest[], owner: Owner): DraftAttempt {
  return {
    witness: 'server',
    episode: null,
    ...owner,
    requests: group.map((request) => ({ call: null, request })),
    flows: [],
    manualChecks: [],
    start: group[0]?.from ?? null,
    end: group.at(-1)?.to ?? null,
    joins: [],
  };
}
