import { eachPlaceOnce } from '../core/evidence.js';
import type { AttemptStage } from '../core/analysis.js';
import { earliest, latest } from '../core/time.js';
import type { Dated } from '../core/event.js';
import { STAGES, type Stage } from '../core/stages.js';
import type { Sign } from './signs.js';

/** From here on each stage has a request of its own. */
const FIRST_OF_REQUESTS = STAGES.indexOf('gateway');

/** The stages of an attempt in order, by its witnesses; stages that a later one proves are marked inferred. */
export function ladderOf(
  signs: readonly Sign[],
  addressed: boolean,
  releases: readonly Sign[],
): readonly AttemptStage[] {
  const all = [...releases, ...signs.filter((sign) => !isOverruled(sign, signs))];
  const own = new Map(
    STAGES.map((stage) => [
      stage,
      combine(
        stage,
        all.filter((sign) => sign.stage === stage),
      ),
    ]),
  );
  // A release without the feature does not stop the manager from trying, so later stages are shown too.
  const firstFailed = STAGES.findIndex((stage) => stage !== 'prerequisites' && own.get(stage)?.state === 'failed');
  const lastPassed = STAGES.findLastIndex((stage) => own.get(stage)?.state === 'passed');
  return STAGES.map((stage, index): AttemptStage => {
    const seen = own.get(stage);
    if (seen !== undefined && (firstFailed < 0 || index <= firstFailed)) return seen;
    // A sync makes several requests, and a later one can fail at an earlier stage; a good answer stays good.
    if (seen?.state === 'passed' && index >= FIRST_OF_REQUESTS) return seen;
    if (firstFailed >= 0 && index > firstFailed) return blank(stage, 'not-reached');
    return unseen(stage, index < Math.max(lastPassed, firstFailed), addressed);
  });
}

/** A failure shown only by a capture, while manager or server saw a later stage pass, was another try or incomplete. */
function isOverruled(sign: Sign, all: readonly Sign[]): boolean {
  if (sign.state !== 'failed' || !sign.seen.every(isOfPath)) return false;
  const place = STAGES.indexOf(sign.stage);
  const fails = all.some((other) => other.state === 'failed' && !other.seen.every(isOfPath));
  return (
    !fails &&
    all.some(
      ({ stage, state, inferred, seen }) =>
        STAGES.indexOf(stage) > place && state === 'passed' && !inferred && !seen.every(isOfPath),
    )
  );
}

/** True for events about the path to the server, not its answers. */
function isOfPath({ kind }: Dated): boolean {
  return kind === 'tcp.connection' || kind === 'tls.handshake' || kind === 'dns.lookup';
}

/** A stage without a witness: passed by inference if a later one was reached, unless it may not have been needed. */
function unseen(stage: Stage, reachedBeyond: boolean, addressed: boolean): AttemptStage {
  if (stage === 'name' && addressed) return blank(stage, 'not-needed');
  if (stage === 'prerequisites' || stage === 'proxy') return blank(stage, 'unknown');
  return reachedBeyond ? { ...blank(stage, 'passed'), inferred: true } : blank(stage, 'unknown');
}

function blank(stage: Stage, state: AttemptStage['state']): AttemptStage {
  return { stage, state, start: null, end: null, facts: {}, inferred: false, evidence: [] };
}

/** One stage from several witnesses. */
function combine(stage: Stage, signs: readonly Sign[]): AttemptStage | undefined {
  const failed = signs.filter(({ state }) => state === 'failed');
  const passed = signs.find(({ state, inferred }) => state === 'passed' && !inferred);
  const logged = failed.find(({ seen }) => seen.some(({ kind }) => kind === 'manager.license-log'));
  // Connections are retried, and a proxy first asks for credentials, so one success counts unless the manager says that
  // it gave up. The server's answers are one request seen twice, so one failure fails the stage.
  const chosen = (isRepeated(stage) ? (logged ?? passed) : undefined) ?? failed[0] ?? passed ?? signs[0];
  if (chosen === undefined) return undefined;
  const agreeing = signs.filter(({ state }) => state === chosen.state);
  const events = [...agreeing, ...signs].flatMap(({ seen }) => seen);
  const times = events.flatMap(timesOf);
  return {
    stage,
    state: chosen.state,
    start: earliest(times),
    end: latest(times),
    facts: { said: chosen.fact },
    inferred: agreeing.every(({ inferred }) => inferred),
    evidence: eachPlaceOnce(events.flatMap(({ evidence }) => evidence)),
  };
}

function isRepeated(stage: Stage): boolean {
  return STAGES.indexOf(stage) < STAGES.indexOf('gateway');
}

function timesOf(event: Dated): readonly number[] {
  return [event.at, event.endAt].filter((time) => time !== null);
}
