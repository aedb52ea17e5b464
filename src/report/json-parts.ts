import type {
  Anchor,
  Analysis,
  Attempt,
  AttemptStage,
  IsolatedLine,
  SourceClock,
  SourceReport,
  UnexplainedLines,
  Verdict,
} from '../core/analysis.js';
import type { Evidence } from '../core/evidence.js';
import { isoUtc } from '../core/time.js';
import type { Micros } from '../core/time.js';
import { timeOf } from './evidence-time.js';
import type { IsolatedLineJson, UnexplainedJson, VerdictJson } from './json-report-shape.js';
import type {
  AnchorJson,
  AttemptJson,
  ClockJson,
  EvidenceJson,
  SourceJson,
  SpanJson,
  StageJson,
} from './json-shape.js';
import { inSeconds } from './when.js';
import { meaningOf } from './words/isolated.js';
import { plain } from './words/spans.js';

/** ISO 8601 in UTC with at least milliseconds; null if the time is unknown. */
export function iso(at: Micros | null, step?: Micros): string | null {
  return at === null ? null : isoUtc(at, step);
}

export function spanJson(span: { readonly from: Micros | null; readonly to: Micros | null }): SpanJson {
  return { from: iso(span.from), to: iso(span.to) };
}

export function evidenceJson(evidence: Evidence, analysis: Analysis): EvidenceJson {
  const { source, unit, number, byteOffset, stamp, text } = evidence;
  return { source, unit, number, byteOffset, time: iso(timeOf(evidence, analysis), stamp?.step), text };
}

/** How a report cites a place: whole, or by its number. */
export type Cite<E> = (evidence: Evidence) => E;

export function sourceJson<E>(source: SourceReport, cite: Cite<E>): SourceJson<E> {
  return {
    path: source.path,
    format: source.format,
    role: source.role,
    host: source.host,
    series: source.series,
    bytes: source.bytes,
    sha256: source.sha256,
    records: source.records,
    understood: source.understood,
    first: iso(source.first),
    last: iso(source.last),
    gaps: source.gaps.map(spanJson),
    drops: source.drops,
    clock: clockJson(source.clock, cite),
  };
}

function clockJson<E>(clock: SourceClock, cite: Cite<E>): ClockJson<E> {
  return {
    zone: clock.zone,
    basis: clock.basis,
    from: clock.from === null ? null : [cite(clock.from)],
    alternatives: clock.alternatives,
    offsetSeconds: inSeconds(clock.offset),
    plusMinusSeconds: inSeconds(clock.plusMinus),
    grade: clock.grade,
    anchors: clock.anchors.map((anchor) => anchorJson(anchor, cite)),
    segments: clock.segments.map(({ from, offset, driftPpm }) => ({
      from: isoUtc(from),
      offsetSeconds: offset / 1_000_000,
      driftPpm,
    })),
  };
}

function anchorJson<E>({ a, b, low, high, used }: Anchor, cite: Cite<E>): AnchorJson<E> {
  return {
    a: a.map(cite),
    b: b.map(cite),
    low: low / 1_000_000,
    high: high / 1_000_000,
    used,
  };
}

export function attemptJson<E>(attempt: Attempt, cite: Cite<E>): AttemptJson<E> {
  return {
    id: attempt.id,
    incident: attempt.incident,
    retryOf: attempt.retryOf,
    start: iso(attempt.start),
    end: iso(attempt.end),
    startPlusMinusSeconds: inSeconds(attempt.startPlusMinus),
    client: {
      host: attempt.client.host,
      ...(attempt.client.tenant === undefined ? {} : { tenant: attempt.client.tenant }),
      addresses: attempt.client.addresses,
    },
    server: { host: attempt.server.host, address: attempt.server.address, port: attempt.server.port },
    outcome: attempt.outcome,
    stoppedAt: attempt.stoppedAt,
    stages: attempt.stages.map((stage) => stageJson(stage, cite)),
    hops: attempt.hops.map(({ from, to, seconds }) => ({ from, to, seconds })),
    joins: attempt.joins.map(({ source, by }) => ({ source, by })),
    httpStatus: attempt.httpStatus,
    oauthError: attempt.oauthError,
    ...(attempt.folded === undefined ? {} : { folded: attempt.folded }),
  };
}

function stageJson<E>(stage: AttemptStage, cite: Cite<E>): StageJson<E> {
  return {
    stage: stage.stage,
    state: stage.state,
    start: iso(stage.start),
    end: iso(stage.end),
    facts: stage.facts,
    inferred: stage.inferred,
    evidence: stage.evidence.map(cite),
  };
}

export function verdictJson<E>(verdict: Verdict, cite: Cite<E>): VerdictJson<E> {
  return {
    rule: verdict.rule,
    attempt: verdict.attempt,
    verdict: verdict.verdict,
    ...(verdict.confidence === undefined ? {} : { confidence: verdict.confidence }),
    ...(verdict.stoppedAt === undefined ? {} : { stoppedAt: verdict.stoppedAt }),
    by: verdict.by.map(cite),
    missing: verdict.missing,
    count: verdict.count,
  };
}

export function unexplainedJson<E>(lines: UnexplainedLines, cite: Cite<E>): UnexplainedJson<E> {
  return {
    template: lines.template,
    source: lines.source,
    count: lines.count,
    first: iso(lines.first),
    last: iso(lines.last),
    sample: [cite(lines.sample)],
  };
}

export function isolatedJson<E>(line: IsolatedLine, cite: Cite<E>): IsolatedLineJson<E> {
  return {
    of: line.of,
    failed: line.failed,
    says: plain(meaningOf(line).join(' ')),
    stage: line.stage,
    causes: line.causes.map(({ rule, cause, decides }) => ({ rule, cause, decides })),
    evidence: line.event.evidence.map(cite),
  };
}
