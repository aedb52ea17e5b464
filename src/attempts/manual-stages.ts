import { eachPlaceOnce } from '../core/evidence.js';
import type { AttemptStage } from '../core/analysis.js';
import type { DraftAttempt } from './draft-attempt.js';
import { manualSigns, type Sign } from './signs.js';

/** Adds evidence of manual checks that passed to inferred stages; changes no state. */
export function withManualStages(
  stages: readonly AttemptStage[],
  { manualChecks }: DraftAttempt,
): readonly AttemptStage[] {
  const signs = manualChecks.flatMap(manualSigns).filter(({ state, inferred }) => state === 'passed' && !inferred);
  return stages.map((stage) => {
    const sign = signs.find((one) => one.stage === stage.stage);
    return sign === undefined || !isBare(stage) ? stage : backed(stage, sign);
  });
}

function isBare({ state, inferred, evidence }: AttemptStage): boolean {
  return state === 'passed' && inferred && evidence.length === 0;
}

function backed(stage: AttemptStage, { fact, seen }: Sign): AttemptStage {
  return {
    ...stage,
    facts: { said: `${fact}, in a manual check` },
    evidence: eachPlaceOnce(seen.flatMap(({ evidence }) => evidence)),
  };
}
