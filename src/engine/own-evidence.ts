import type { Attempt } from '../core/analysis.js';
import { eachPlaceOnce, type Evidence } from '../core/evidence.js';

/** Lines of one call or request: its failure stands first. */
const MAX_LINES = 3;

/**
 * What an attempt itself shows of its failure, whatever cause is found: its failed calls, its last request at the server,
 * and what the stage where it stopped was seen by.
 */
export function ownEvidence({ events, stages, stoppedAt }: Attempt): readonly Evidence[] {
  const calls = events.filter((event) => event.kind === 'manager.call' && event.facts['event.outcome'] === 'failure');
  const request = events.findLast(({ kind }) => kind === 'server.request');
  const lines = [...calls, ...(request === undefined ? [] : [request])].flatMap(({ evidence }) =>
    evidence.slice(0, MAX_LINES),
  );
  const stage = stages.find((one) => one.stage === stoppedAt && one.state === 'failed');
  return eachPlaceOnce([...lines, ...(stage?.evidence.slice(0, MAX_LINES) ?? [])]);
}
