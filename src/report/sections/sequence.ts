import type { Attempt, AttemptStage } from '../../core/model.js';
import type { Stage } from '../../core/stages.js';
import type { Block } from '../document.js';
import { mermaid } from '../escape.js';
import { utcTime } from '../when.js';
import { endpoint } from '../words/parts.js';

type Party = 'M' | 'D' | 'P' | 'G' | 'A';

/** Who asks whom at a stage, in what words, and who answers; a stage that is not here draws no arrow. */
const HOPS: Readonly<Partial<Record<Stage, { readonly ask: string; readonly to: Party; readonly via?: Party }>>> = {
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

/** Nobody was there to answer: what was sent is what failed. */
const UNANSWERED = /unanswered|no answer|timed? ?out|stalled|half-open/i;

/** A Mermaid sequence diagram of one attempt; its last arrow is the hop at which it ended. Nothing without any hop. */
export function sequenceDiagram(attempt: Attempt): readonly Block[] {
  const shown = attempt.stages.filter(
    ({ stage, state }) => stage in HOPS && (state === 'passed' || state === 'failed'),
  );
  const drawn = shown.filter(({ stage, state }) => stage !== 'gateway' || state === 'failed');
  if (drawn.length === 0) return [];
  const arrows = drawn.flatMap(arrowsOf);
  const parties = partiesOf(attempt).filter(([party]) =>
    arrows.some((arrow) => arrow.from === party || arrow.to === party),
  );
  const lines = [
    'sequenceDiagram',
    ...parties.map(([party, name]) => `  participant ${party} as ${mermaid(name)}`),
    ...arrows.map(({ from, to, line, words }) => `  ${from}${line}${to}: ${mermaid(words)}`),
  ];
  return [{ is: 'diagram', lines }];
}

function partiesOf({ client, server }: Attempt): readonly (readonly [Party, string])[] {
  const target = endpoint(server.host ?? server.address, server.port) || 'license server';
  return [
    ['M', client.host ?? client.addresses[0] ?? 'manager'],
    ['D', 'DNS server'],
    ['P', 'proxy'],
    ['G', `nginx on ${target}`],
    ['A', 'license application'],
  ];
}

interface Arrow {
  readonly from: Party;
  readonly to: Party;
  /** Mermaid's signs: solid for a question, dashed for an answer, a cross where it ends. */
  readonly line: '->>' | '-->>' | '-x' | '--x';
  readonly words: string;
}

function arrowsOf(stage: AttemptStage): readonly Arrow[] {
  const hop = HOPS[stage.stage];
  if (hop === undefined) return [];
  const said = Object.values(stage.facts).map(String).join(', ');
  const answer = `${stage.end === null ? '' : `${utcTime(stage.end)} `}${said || stage.state}${stage.inferred ? ' (inferred)' : ''}`;
  const first = hop.via ?? hop.to;
  if (stage.state === 'failed' && UNANSWERED.test(said)) {
    return [{ from: 'M', to: first, line: '-x', words: `${hop.ask}, ${answer}` }];
  }
  const inward: readonly Arrow[] =
    hop.via === undefined ? [] : [{ from: hop.via, to: hop.to, line: '->>', words: hop.ask }];
  const begun = stage.start === null || stage.start === stage.end ? '' : `${utcTime(stage.start)} `;
  return [
    { from: 'M', to: first, line: '->>', words: `${begun}${hop.ask}` },
    ...inward,
    { from: hop.to, to: 'M', line: stage.state === 'failed' ? '--x' : '-->>', words: answer },
  ];
}
