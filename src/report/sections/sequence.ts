import type { Attempt, AttemptStage } from '../../core/analysis.js';
import { placeKey } from '../../core/evidence.js';
import type { Stage } from '../../core/stages.js';
import type { Arrow, Block, Party } from '../document.js';
import { utcTime } from '../when.js';
import { endpoint } from '../words/parts.js';
import { stageSays } from '../words/stages.js';

type PartyId = 'M' | 'D' | 'P' | 'G' | 'A';

interface Hop {
  readonly ask: string;
  readonly to: PartyId;
  readonly via?: PartyId;
}

/** Parties and messages of each stage; a stage without an entry draws no arrow. */
const HOPS: Readonly<Partial<Record<Stage, Hop>>> = {
  name: { ask: 'look-up', to: 'D' },
  connect: { ask: 'SYN', to: 'G' },
  proxy: { ask: 'CONNECT', to: 'P' },
  tls: { ask: 'TLS handshake', to: 'G' },
  gateway: { ask: 'request', to: 'G' },
  token: { ask: 'token request', to: 'A', via: 'G' },
  api: { ask: 'API request', to: 'A', via: 'G' },
  licenses: { ask: 'license request', to: 'A', via: 'G' },
  'usage-report': { ask: 'usage report', to: 'A', via: 'G' },
};

/** No answer came, so the request is what failed. */
const UNANSWERED = /unanswered|no answer|timed? ?out|stalled|half-open/i;

/** A sequence diagram of one attempt; its last arrow is the hop where it ended. Empty without any hop. */
export function sequenceDiagram(attempt: Attempt): readonly Block[] {
  const shown = attempt.stages.filter(
    ({ stage, state }) => stage in HOPS && (state === 'passed' || state === 'failed'),
  );
  // An unseen look-up may not have happened: the name can be an address, or cached.
  const drawn = shown.filter(
    ({ stage, state, evidence }) =>
      (stage !== 'gateway' || state === 'failed') && (stage !== 'name' || evidence.length > 0),
  );
  if (drawn.length === 0) return [];
  const proxied = attempt.stages.some(
    ({ stage, state }) => stage === 'proxy' && (state === 'passed' || state === 'failed'),
  );
  const arrows = inOrder(drawn).flatMap((stage) => arrowsOf(stage, proxied, isGatewaysOwn(stage, attempt)));
  const parties = partiesOf(attempt).filter(({ id }) => arrows.some(({ from, to }) => from === id || to === id));
  return [{ is: 'diagram', parties, arrows }];
}

/** Drops times of a coarser clock that contradict the known order of stages. */
function inOrder(stages: readonly AttemptStage[]): readonly AttemptStage[] {
  return stages.map((stage, index) => {
    const before = stages.slice(0, index).reduce((most, { start }) => Math.max(most, start ?? most), -Infinity);
    return stage.start !== null && stage.start < before ? { ...stage, start: null } : stage;
  });
}

function partiesOf({ client, server, events }: Attempt): readonly Party[] {
  const target = endpoint(server.host ?? server.address, server.port) || 'license server';
  const names: Readonly<Record<PartyId, string>> = {
    M: client.host ?? client.addresses[0] ?? 'manager',
    D: 'DNS server',
    P: 'proxy',
    G: `${productOf(events)} on ${target}`,
    A: 'license application',
  };
  return Object.entries(names).map(([id, name]) => ({ id, name }));
}

/** The gateway that a log names; nginx without one, which is what the license server ships with. */
function productOf(events: Attempt['events']): string {
  const named = events.flatMap((event) =>
    event.kind === 'server.request' ? (event.facts['gateway.product'] ?? []) : [],
  );
  return named[0] ?? 'nginx';
}

/** Whether the gateway answered without asking the application: a limit, a size, a client that left. */
function isGatewaysOwn({ evidence }: AttemptStage, { events }: Attempt): boolean {
  const own = new Set(evidence.map(placeKey));
  return events.some(
    (event) =>
      event.kind === 'server.request' &&
      event.facts['app.reached'] === false &&
      event.evidence.some((one) => own.has(placeKey(one))),
  );
}

function arrowsOf(stage: AttemptStage, proxied: boolean, gatewaysOwn: boolean): readonly Arrow[] {
  const asked = HOPS[stage.stage];
  if (asked === undefined) return [];
  const known = gatewaysOwn && asked.via !== undefined ? { ask: asked.ask, to: asked.via } : asked;
  // Through a proxy, the connection is to the proxy.
  const hop: Hop = proxied && stage.stage === 'connect' ? { ...known, to: 'P' } : known;
  const said = stageSays(stage).join(', ');
  const failed = stage.state === 'failed';
  // A passed stage's end may be its connection's end, so only a failure shows it.
  const time = failed ? clockTime(stage.end) : '';
  const words = `${time}${said || stage.state}${stage.inferred ? ' (inferred)' : ''}`;
  const first = hop.via ?? hop.to;
  const ask = { from: 'M', to: first, answer: false, fails: false, words: hop.ask };
  if (failed && UNANSWERED.test(said)) return [{ ...ask, fails: true, words: `${hop.ask}, ${words}` }];
  const begun = stage.start === stage.end ? '' : clockTime(stage.start);
  const inward = hop.via === undefined ? [] : [{ ...ask, from: hop.via, to: hop.to }];
  const answer = { from: hop.to, to: 'M', answer: true, fails: failed, words };
  return [{ ...ask, words: `${begun}${hop.ask}` }, ...inward, answer];
}

function clockTime(at: number | null): string {
  return at === null ? '' : `${utcTime(at)} `;
}
