import type { Analysis, CitedEvidence, CollectItem, Finding } from '../core/analysis.js';
import type { GivenOptions } from '../core/given-options.js';
import type { Evidence } from '../core/evidence.js';
import type { Notice } from '../core/notice.js';
import { citedEvidence } from './finding-evidence.js';
import { isHeld } from './held.js';
import {
  attemptJson,
  evidenceJson,
  isolatedJson,
  sourceJson,
  spanJson,
  unexplainedJson,
  verdictJson,
  type Cite,
} from './json-parts.js';
import type { Analysis2Json, AnalysisJson, NoticeJson, OptionsJson } from './json-report-shape.js';
import type { CollectJson, EvidenceJson, FindingJson, SpanJson } from './json-shape.js';
import { pasteChange } from './words/paste-change.js';
import { redact } from '../redact/mask.js';
import type { RedactOptions } from '../redact/mask.js';

/** Which JSON report. */
export interface ToJsonOptions extends RedactOptions {
  /** Version of its form: 1, the default, cites each line whole in each place; 2 has each once, and is smaller. */
  readonly schema?: 1 | 2;
}

/** Options of the JSON report as text. */
export interface JsonOptions extends ToJsonOptions {
  /** Blanks per level; 0 writes one line. Default 2. */
  readonly indent?: number;
}

/** The JSON report as text, secrets masked. Ends with a line feed; the order of its keys is fixed. */
export function renderJson(analysis: Analysis, { indent = 2, ...options }: JsonOptions = {}): string {
  return `${JSON.stringify(toJson(analysis, options), null, indent)}\n`;
}

/** The JSON report as an object, secrets masked. */
export function toJson(analysis: Analysis, options?: RedactOptions & { readonly schema?: 1 }): AnalysisJson;
export function toJson(analysis: Analysis, options: RedactOptions & { readonly schema: 2 }): Analysis2Json;
export function toJson(analysis: Analysis, options?: ToJsonOptions): AnalysisJson | Analysis2Json;
export function toJson(analysis: Analysis, options: ToJsonOptions = {}): AnalysisJson | Analysis2Json {
  const { analysis: safe } = redact(analysis, options);
  const what = options.redact ?? 'secrets';
  if (options.schema === 2) {
    const { cite, cited } = citedOnce(safe);
    const claimed = (one: CitedEvidence) => ({ at: cite(one), role: one.role, claim: one.claim });
    return { schema: 'lic-analyze/analysis/2', ...reportJson(safe, what, cite, claimed), cited };
  }
  const whole = (one: Evidence) => evidenceJson(one, safe);
  const claimed = (one: CitedEvidence) => ({ ...whole(one), role: one.role, claim: one.claim });
  return { schema: 'lic-analyze/analysis/1', ...reportJson(safe, what, whole, claimed) };
}

/** Numbers for cited places, and the places in the order of their numbers. */
function citedOnce(analysis: Analysis): { readonly cite: Cite<number>; readonly cited: readonly EvidenceJson[] } {
  const cited: EvidenceJson[] = [];
  const known = new Map<string, number>();
  const cite = (evidence: Evidence): number => {
    const whole = evidenceJson(evidence, analysis);
    const key = JSON.stringify(whole);
    const at = known.get(key) ?? cited.push(whole) - 1;
    known.set(key, at);
    return at;
  };
  return { cite, cited };
}

function reportJson<E, C>(safe: Analysis, what: OptionsJson['redact'], cite: Cite<E>, claimed: Claimed<C>) {
  const finding = (one: Finding) => findingJson(one, safe, claimed);
  const healed = safe.healed?.map((one) => ({ ...finding(one), healedBy: one.healedBy }));
  return {
    tool: { name: safe.tool.name, version: safe.tool.version, rules: safe.tool.rules },
    options: optionsJson(safe.options, what),
    outcome: safe.outcome,
    sources: safe.sources.map((source) => sourceJson(source, cite)),
    attempts: safe.attempts.map((attempt) => attemptJson(attempt, cite)),
    ...(safe.asked === null ? {} : { asked: safe.asked }),
    findings: safe.findings.map(finding),
    ...(healed === undefined ? {} : { healed }),
    ...(safe.before === undefined ? {} : { paste: { says: pasteChange(safe), outcomeBefore: safe.before.outcome } }),
    ...(safe.isolated === undefined ? {} : { isolated: safe.isolated.map((line) => isolatedJson(line, cite)) }),
    verdicts: safe.verdicts.map((verdict) => verdictJson(verdict, cite)),
    unexplained: safe.unexplained.map((lines) => unexplainedJson(lines, cite)),
    notices: safe.notices.map(noticeJson),
  };
}

/** How a report cites a place with what it shows. */
type Claimed<C> = (evidence: CitedEvidence) => C;

function optionsJson(given: GivenOptions, redacted: OptionsJson['redact']): OptionsJson {
  const { zones, years, clocks, dates, at, disable } = given;
  return {
    zones,
    years,
    clocks,
    ...(dates === undefined ? {} : { dates }),
    ...(at === undefined ? {} : { at }),
    ...(disable === undefined ? {} : { disable }),
    redact: redacted,
  };
}

function findingJson<C>(finding: Finding, analysis: Analysis, claimed: Claimed<C>): FindingJson<C> {
  const attempt = analysis.attempts.find(({ id }) => id === finding.attempts.at(-1)) ?? null;
  const wanted = finding.collect.filter((item) => !isHeld(item, analysis, attempt));
  const window = spanJson(finding.window);
  return {
    id: finding.id,
    rule: finding.rule,
    cause: finding.cause,
    stage: finding.stage,
    severity: finding.severity,
    confidence: finding.confidence,
    why: whyJson(finding.why),
    attempts: finding.attempts,
    window,
    explanation: finding.explanation,
    evidence: citedEvidence(finding).map(claimed),
    consequences: finding.consequences,
    fix: finding.fix,
    verify: finding.verify,
    risk: finding.risk,
    collect: wanted.map((item) => collectJson(item, window)),
    rivals: finding.rivals.map(({ rule, decides }) => ({ rule, decides })),
  };
}

/** No version has a value for manual checks and assumed syncs, which are joined only by their server, nor for those below. */
function whyJson(why: Finding['why']): FindingJson['why'] {
  if (why === 'by-hand' || why === 'assumed') return 'join';
  if (why === 'isolated') return 'unseen-step';
  return why === 'doubt' ? 'rival' : why;
}

function collectJson({ what, host, command, path }: CollectItem, window: SpanJson): CollectJson {
  return {
    what,
    host,
    ...(command === undefined ? {} : { command }),
    ...(path === undefined ? {} : { path }),
    window,
  };
}

function noticeJson({ code, source, number, message }: Notice): NoticeJson {
  return { code, source, ...(number === undefined ? {} : { number }), message };
}
