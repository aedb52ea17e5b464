import type { AttemptStage, Dated } from '../core/model.js';
import { STAGES, type Stage } from '../core/stages.js';
import { evidenceOf, type Sign } from './signs.js';

/** The stages of an attempt in order, from what its witnesses say; what a later stage proves is marked inferred. */
export function ladderOf(
  signs: readonly Sign[],
  addressed: boolean,
  releases: readonly Sign[],
): readonly AttemptStage[] {
  const all = [...releases, ...signs];
  const own = new Map(
    STAGES.map((stage) => [
      stage,
      settle(
        stage,
        all.filter((sign) => sign.stage === stage),
      ),
    ]),
  );
  // A release without the feature does not keep the manager from trying: what it tried is shown all the same.
  const firstFailed = STAGES.findIndex((stage) => stage !== 'prerequisites' && own.get(stage)?.state === 'failed');
  const lastPassed = STAGES.findLastIndex((stage) => own.get(stage)?.state === 'passed');
  return STAGES.map((stage, index): AttemptStage => {
    const seen = own.get(stage);
    if (seen !== undefined && (firstFailed < 0 || index <= firstFailed)) return seen;
    if (firstFailed >= 0 && index > firstFailed) return blank(stage, 'not-reached');
    return unseen(stage, index < Math.max(lastPassed, firstFailed), addressed);
  });
}

/** A stage that no witness spoke of: passed by inference where a later one was reached, unless it may not have been needed. */
function unseen(stage: Stage, reachedBeyond: boolean, addressed: boolean): AttemptStage {
  if (stage === 'name' && addressed) return blank(stage, 'not-needed');
  if (stage === 'prerequisites' || stage === 'proxy') return blank(stage, 'unknown');
  return reachedBeyond ? { ...blank(stage, 'passed'), inferred: true } : blank(stage, 'unknown');
}

function blank(stage: Stage, state: AttemptStage['state']): AttemptStage {
  return { stage, state, start: null, end: null, facts: {}, inferred: false, evidence: [] };
}

/** What several witnesses say of one stage together: the last word counts, since a retry may pass where a first try failed. */
function settle(stage: Stage, signs: readonly Sign[]): AttemptStage | undefined {
  const deciding =
    signs.find(({ state, inferred }) => state === 'passed' && !inferred) ??
    signs.find(({ state }) => state === 'failed') ??
    signs[0];
  if (deciding === undefined) return undefined;
  const failed = signs.filter(({ state }) => state === 'failed');
  // Answers of the server are the same request seen twice, so one failure fails the stage; flows are tried anew.
  const chosen =
    stage === 'name' || stage === 'connect' || stage === 'prerequisites' ? deciding : (failed[0] ?? deciding);
  const agreeing = signs.filter(({ state }) => state === chosen.state);
  const events = [...agreeing, ...signs].flatMap(({ seen }) => seen);
  const times = events.flatMap(timesOf);
  return {
    stage,
    state: chosen.state,
    start: times.length === 0 ? null : Math.min(...times),
    end: times.length === 0 ? null : Math.max(...times),
    facts: { said: chosen.fact },
    inferred: agreeing.every(({ inferred }) => inferred),
    evidence: evidenceOf(events),
  };
}

function timesOf(event: Dated): readonly number[] {
  return [event.at, event.endAt].filter((time) => time !== null);
}
