import type { Attempt, Finding, IsolatedLine, LoneLine } from '../core/analysis.js';
import { fieldsOf, type Dated } from '../core/event.js';
import { testValue, type AnyTest } from '../core/pattern.js';
import { eventsOfKind } from '../core/events-of-kind.js';
import type { Rule, Sight } from '../core/rule.js';
import { STAGES, type Stage } from '../core/stages.js';
import { isDeniedByCut } from './cut-codes.js';
import { explanationOf } from './explain.js';
import { findingId } from './finding-id.js';
import type { Judgement } from './judge-all.js';
import { judgeRule, type Fit } from './judge.js';
import { RuleTurns } from './rule-turns.js';
import { judgeClaim, type Judged, type JudgingContext } from './match.js';
import type { TieOf } from '../core/timebase.js';

/** Causes named for one line: more of them only mean that it says little. */
const MAX_CAUSES = 5;
/** The JSON report's limit for findings. */
const MAX_FINDINGS = 3;

/** A judgement, with what lines outside of all attempts mean; without an attempt they give its findings. */
export function withIsolated(judgement: Judgement, rules: readonly Rule[], lines: readonly LoneLine[]): Judgement {
  if (lines.length === 0) return judgement;
  const turns = new RuleTurns(judgement.failed);
  const explained = lines
    .map((line) => ({ line, fits: fitsOf(rules, turns, line) }))
    .filter(({ line, fits }) => fits.length > 0 || line.onlyExplained !== true);
  if (explained.length === 0) return { ...judgement, failed: turns.failed };
  const isAlone = judgement.attempts.length === 0;
  const findings = isAlone ? isolatedFindings(rules, explained) : judgement.findings;
  return {
    ...judgement,
    findings,
    outcome: isAlone && findings.length > 0 ? 'cause-found' : judgement.outcome,
    isolated: explained.map(isolatedLine),
    failed: turns.failed,
  };
}

const ONE_CLOCK: TieOf = () => ({ clock: '', plusMinus: 0, grade: 'good' });

/** A line and the rules that explain it. */
interface Explained {
  readonly line: LoneLine;
  readonly fits: readonly Fit[];
}

/**
 * What a line means by the rule table alone: the causes of which it shows a step, and that nothing in it denies, by
 * their prior. A line without a request, a time and a client proves none of them.
 */
function isolatedLine({ line: { shown: _, onlyExplained: __, ...line }, fits }: Explained): IsolatedLine {
  return { ...line, stage: line.stage ?? fits[0]?.rule.stage ?? null, causes: fits.map(causeOf) };
}

/** The same as findings, each cause once; at most possible. */
function isolatedFindings(rules: readonly Rule[], lines: readonly Explained[]): readonly Finding[] {
  const findings = lines.flatMap(({ line, fits }) => fits.map((fit) => findingOf(fit, line.event)));
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.rule)) first.set(finding.rule, finding);
  const all = [...first.values()].slice(0, MAX_FINDINGS);
  return all.map((finding) => ({ ...finding, rivals: rivalsOf(finding, all, rules) }));
}

function causeOf({ rule, steps, supports, attempt }: Fit): IsolatedLine['causes'][number] {
  return { rule: rule.id, cause: rule.cause, decides: open(steps, supports, attempt.events), collect: rule.collect };
}

/** What would decide, as far as the line itself does not show it; of steps only those that decide. */
function open(steps: readonly Judged[], supports: readonly Judged[], shown: readonly Dated[]): readonly string[] {
  const unseen = [...steps, ...supports].filter(
    ({ answer, claim }) => answer === 'unknown' && !isDeniedByCut(claim, shown),
  );
  const deciding = unseen.filter(({ claim }) => claim.decides === true);
  const chosen = deciding.length > 0 ? deciding : unseen.filter((one) => supports.includes(one));
  return chosen.map(({ claim }) => claim.says);
}

/** The rules that explain a line, the likeliest first: the more of a rule it shows the better, then by prior. */
function fitsOf(rules: readonly Rule[], turns: RuleTurns, { shown, stage }: LoneLine): readonly Fit[] {
  const attempt = asAttempt(shown, stage);
  const context: JudgingContext = { attempt, ofKind: eventsOfKind(shown), tieOf: ONE_CLOCK };
  const open = rules.flatMap((rule) => turns.of(rule, () => fitOf(rule, context)).flatMap((fit) => fit ?? []));
  const spoken = open.filter(isSpokenOf);
  const fits = spoken.length > 0 ? spoken : open;
  const specific = fits.filter(({ rule }) => rule.fallback !== true);
  const chosen = specific.length > 0 ? specific : fits;
  const decided = chosen.filter(isDecided);
  return (decided.length > 0 ? decided : chosen)
    .sort((a, b) => b.strength - a.strength || b.rule.prior - a.rule.prior || a.rule.id.localeCompare(b.rule.id, 'en'))
    .slice(0, MAX_CAUSES);
}

/** Whether the line holds a value that a claim of the rule asks for, and no other of its fields denies it. */
function isSpokenOf({ steps, supports, attempt }: Fit): boolean {
  const claims = [...steps, ...supports].map(({ claim }) => claim);
  return claims.some(({ seen }) => seen.some((sight) => attempt.events.some((event) => speaksOf(sight, event))));
}

function speaksOf(sight: Sight, { kind, facts }: Dated): boolean {
  const fields = fieldsOf(facts);
  const tests: readonly (readonly [string, AnyTest])[] = Object.entries(sight.where ?? {});
  const answers = tests.map(([field, test]) => testValue(test, fields[field]));
  return sight.see === kind && !answers.includes('no') && (answers.includes('yes') || tests.length === 0);
}

/** Whether the line itself holds what no other cause explains. */
function isDecided({ steps, supports }: Fit): boolean {
  return [...steps, ...supports].some(({ answer, claim }) => answer === 'yes' && claim.decides === true);
}

function fitOf(rule: Rule, context: JudgingContext): Fit | null {
  const { attempt, ofKind } = context;
  const { stoppedAt } = attempt;
  if (rule.narrowsOnly === true || (stoppedAt !== null && !isAt(rule.stage, stoppedAt))) return null;
  const judged = (claims: Rule['supports']): readonly Judged[] =>
    Object.entries(claims ?? {}).map(([name, claim]) => judgeClaim(name, claim, rule, context));
  const [steps, supports, against] = [judged(rule.steps), judged(rule.supports), judged(rule.contradicts)];
  const isShown = [...steps, ...supports].some(({ answer }) => answer === 'yes');
  const isDenied = steps.some(({ answer }) => answer === 'no') || against.some(({ answer }) => answer === 'yes');
  // An unreported field of its own event leaves a rule open; of no event at all it says nothing.
  const isOpen = steps.some(({ answer, unseen }) => answer === 'unknown' && !unseen);
  if (isDenied || !(isShown || (isOpen && stoppedAt === rule.stage))) return null;
  const fit = judgeRule(rule, attempt, ofKind);
  return {
    ...fit,
    outcome: 'fits',
    steps,
    supports,
    strength: supports.filter(({ answer }) => answer === 'yes').length,
  };
}

/** Who was connected to, proxy or server, a line does not say. */
function isAt(stage: Stage, stoppedAt: Stage): boolean {
  const isLeg = (one: Stage): boolean => one === 'connect' || one === 'proxy';
  return stage === stoppedAt || (isLeg(stage) && isLeg(stoppedAt));
}

/** The line in place of an attempt: nothing is known of its other stages. */
function asAttempt(events: readonly Dated[], stage: Stage | null): Attempt {
  return {
    id: '',
    incident: '',
    retryOf: null,
    witness: 'person',
    start: null,
    end: null,
    startPlusMinus: null,
    client: { host: null, addresses: [] },
    server: { host: null, address: null, port: null },
    account: null,
    outcome: 'failed',
    stoppedAt: stage,
    stages: STAGES.map((one) => ({
      stage: one,
      state: one === stage ? 'failed' : 'unknown',
      start: null,
      end: null,
      facts: {},
      inferred: false,
      evidence: [],
    })),
    hops: [],
    joins: [],
    httpStatus: null,
    oauthError: null,
    events,
    healedBy: null,
    lastGood: null,
  };
}

function findingOf(fit: Fit, { evidence, at }: Dated): Finding {
  const { rule, steps, supports } = fit;
  const seen = [...steps, ...supports].find(({ answer }) => answer === 'yes') ?? steps[0];
  return {
    id: findingId(rule.id, [rule.id, rule.stage, '', '']),
    rule: rule.id,
    cause: rule.cause,
    stage: rule.stage,
    severity: rule.severity,
    confidence: 'possible',
    why: 'isolated',
    attempts: [],
    window: { from: at, to: at },
    explanation: explanationOf(fit),
    evidence: evidence.map((one) => ({
      ...one,
      role: seen?.name !== undefined && steps.includes(seen) ? 'step' : 'supports',
      claim: seen?.claim.says ?? '',
    })),
    consequences: [],
    fix: rule.fix,
    verify: rule.verify,
    risk: rule.risk,
    collect: rule.collect,
    references: rule.references,
    rivals: [],
  };
}

function rivalsOf({ rule }: Finding, all: readonly Finding[], rules: readonly Rule[]): Finding['rivals'] {
  return all
    .filter((other) => other.rule !== rule)
    .map((other) => ({ rule: other.rule, decides: decidingOf(rules.find(({ id }) => id === other.rule)) }));
}

function decidingOf(rule: Rule | undefined): readonly string[] {
  const claims = rule === undefined ? [] : [...Object.values(rule.steps), ...Object.values(rule.supports ?? {})];
  return claims.filter(({ decides }) => decides === true).map(({ says }) => says);
}
