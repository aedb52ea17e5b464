import { groupBy } from '../core/group-by.js';
import type { Attempt } from '../core/analysis.js';
import { eachPlaceOnce, placeKey, type Evidence } from '../core/evidence.js';
import type { Dated } from '../core/event.js';

/** Records of one call, and lines of one stage in one source: its failure stands first. */
const MAX_LINES = 3;

/**
 * What an attempt itself shows of its failure, whatever cause is found: its failed calls, the requests at the server that
 * are joined with what failed, and what each failed stage was seen by, in every source.
 */
export function ownEvidence(attempt: Attempt): readonly Evidence[] {
  const { events, stages } = attempt;
  const calls = events.filter((event) => event.kind === 'manager.call' && event.facts['event.outcome'] === 'failure');
  const seen = stages.filter(({ state }) => state === 'failed').flatMap(({ evidence }) => evidence);
  const failed = [...calls.flatMap(({ evidence }) => evidence), ...seen];
  return eachPlaceOnce([
    ...calls.flatMap(({ evidence }) => evidence.slice(0, MAX_LINES)),
    ...joinedRequests(attempt, failed).flatMap(({ evidence }) => evidence),
    ...eachSource(seen).flatMap((own) => own.slice(0, MAX_LINES)),
  ]);
}

/** An answer has the lines of call and request; where nothing shows which request failed, it is the last. */
function joinedRequests({ events, otherRequests }: Attempt, failed: readonly Evidence[]): readonly Dated[] {
  const requests = events.filter(({ kind }) => kind === 'server.request');
  const answers = events.filter(({ kind }) => kind === 'oauth.token-answer' || kind === 'api.answer');
  const own = [...requests, ...answers].filter((event) => otherRequests?.has(event) !== true);
  const answered = own.filter(sharesPlace(failed)).flatMap(({ evidence }) => evidence);
  const joined = requests.filter(sharesPlace(answered));
  const isLogged = events.some(({ kind }) => kind === 'manager.call');
  return joined.length > 0 || isLogged ? joined : requests.slice(-1);
}

function sharesPlace(evidence: readonly Evidence[]): (event: Dated) => boolean {
  const places = new Set(evidence.map(placeKey));
  return (event) => event.evidence.some((one) => places.has(placeKey(one)));
}

function eachSource(evidence: readonly Evidence[]): readonly (readonly Evidence[])[] {
  return [...groupBy(evidence, ({ source }) => source).values()];
}
