import type { Analysis, CollectItem, Finding } from '../core/analysis.js';
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
} from './json-parts.js';
import type { AnalysisJson, CollectJson, FindingJson, NoticeJson, SpanJson } from './json-shape.js';
import { redact } from '../redact/mask.js';
import type { RedactOptions } from '../redact/mask.js';

/** Options of the JSON report. */
export interface JsonOptions extends RedactOptions {
  /** Blanks per level; 0 writes one line. Default 2. */
  readonly indent?: number;
}

/** The JSON report, version 1, secrets masked. Ends with a line feed; the order of its keys is fixed. */
export function renderJson(analysis: Analysis, options: JsonOptions = {}): string {
  return `${JSON.stringify(reportJson(analysis, options), null, options.indent ?? 2)}\n`;
}

/** The JSON report as an object, secrets masked. */
export function reportJson(analysis: Analysis, options: RedactOptions = {}): AnalysisJson {
  const { analysis: safe } = redact(analysis, options);
  return {
    schema: 'lic-analyze/analysis/1',
    tool: { name: safe.tool.name, version: safe.tool.version, rules: safe.tool.rules },
    options: {
      zones: safe.options.zones,
      years: safe.options.years,
      clocks: safe.options.clocks,
      ...(safe.options.dates === undefined ? {} : { dates: safe.options.dates }),
      ...(safe.options.at === undefined ? {} : { at: safe.options.at }),
      ...(safe.options.disable === undefined ? {} : { disable: safe.options.disable }),
      redact: options.redact ?? 'secrets',
    },
    outcome: safe.outcome,
    sources: safe.sources.map((source) => sourceJson(source, safe)),
    attempts: safe.attempts.map((attempt) => attemptJson(attempt, safe)),
    ...(safe.asked === null ? {} : { asked: safe.asked }),
    findings: safe.findings.map((finding) => findingJson(finding, safe)),
    ...(safe.healed === undefined
      ? {}
      : { healed: safe.healed.map((finding) => ({ ...findingJson(finding, safe), healedBy: finding.healedBy })) }),
    ...(safe.isolated === undefined ? {} : { isolated: safe.isolated.map((line) => isolatedJson(line, safe)) }),
    verdicts: safe.verdicts.map((verdict) => verdictJson(verdict, safe)),
    unexplained: safe.unexplained.map((lines) => unexplainedJson(lines, safe)),
    notices: safe.notices.map(noticeJson),
  };
}

function findingJson(finding: Finding, analysis: Analysis): FindingJson {
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
    evidence: citedEvidence(finding).map((cited) => ({
      ...evidenceJson(cited, analysis),
      role: cited.role,
      claim: cited.claim,
    })),
    consequences: finding.consequences,
    fix: finding.fix,
    verify: finding.verify,
    risk: finding.risk,
    collect: wanted.map((item) => collectJson(item, window)),
  };
}

/**
 * Version 1 has no value for manual checks and assumed syncs, which are joined only by their server, and none for a line by
 * itself, which shows no other step.
 */
function whyJson(why: Finding['why']): FindingJson['why'] {
  if (why === 'by-hand' || why === 'assumed') return 'join';
  return why === 'isolated' ? 'unseen-step' : why;
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
