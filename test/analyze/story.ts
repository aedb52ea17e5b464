/** What an analysis says of one client, without what another client's lines move: ids, line numbers, counts and sizes. */
import type { Analysis, Attempt, CitedEvidence, Finding } from '../../src/core/analysis.js';
import type { Evidence } from '../../src/core/evidence.js';

/** One statement a line, so that two stories can be held against each other. */
export type Story = readonly string[];

/** The story of everybody but the client with this host and address. */
export function storyWithout(stranger: { readonly host: string; readonly address: string }, analysis: Analysis): Story {
  const own = analysis.attempts.filter(({ client }) => !isOnly(client, stranger));
  const ids = new Set(own.map(({ id }) => id));
  return [
    ...own.flatMap((attempt) => attemptLines(attempt, analysis.attempts)),
    ...analysis.findings.filter(({ attempts }) => attempts.some((id) => ids.has(id))).flatMap(findingLines),
    // A finding of two clients would say of one what the other did.
    ...analysis.findings
      .filter(({ attempts }) => attempts.some((id) => ids.has(id)) && !attempts.every((id) => ids.has(id)))
      .map(({ rule }) => `${rule} is said of two clients`),
  ];
}

/** Nothing but this client is known of it. */
function isOnly(client: Attempt['client'], { host, address }: { readonly host: string; readonly address: string }) {
  if (client.host !== null) return client.host === host;
  return client.addresses.length > 0 && client.addresses.every((one) => one === address);
}

function attemptLines(attempt: Attempt, all: readonly Attempt[]): Story {
  const { start, end, server, account, outcome, stoppedAt, httpStatus, oauthError, stages } = attempt;
  const client = { host: attempt.client.host, addresses: attempt.client.addresses };
  const nameOf = (id: string | null): unknown => {
    const found = all.find((other) => other.id === id);
    return found === undefined ? null : [found.client.host, found.client.addresses, found.start, found.outcome];
  };
  const of = `attempt of ${String(start)}`;
  return [
    `${of}: ${JSON.stringify({ end, client, server, account, outcome, stoppedAt, httpStatus, oauthError })}`,
    `${of} healed by ${JSON.stringify(nameOf(attempt.healedBy))}`,
    `${of} last good ${JSON.stringify(nameOf(attempt.lastGood))}`,
    ...stages.flatMap(({ stage, state, facts, inferred, evidence }) => [
      `${of} ${stage}: ${JSON.stringify({ state, facts, inferred })}`,
      ...evidence.map((one) => `${of} ${stage}: ${placeOf(one)}`),
    ]),
  ];
}

function findingLines({ rule, confidence, why, evidence }: Finding): Story {
  const cited = (one: CitedEvidence): string => `${rule} ${one.role} ${one.claim}: ${placeOf(one)}`;
  return [`${rule} ${confidence} ${why}`, ...evidence.map(cited)];
}

const placeOf = ({ source, text }: Evidence): string => `${source} ${text}`;
