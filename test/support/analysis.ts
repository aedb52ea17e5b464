/** Analyses built by hand, with documentation addresses (RFC 5737) and names (RFC 2606). */
import type {
  Analysis,
  Attempt,
  AttemptStage,
  CitedEvidence,
  Finding,
  SourceClock,
  SourceReport,
  Verdict,
} from '../../src/core/analysis.js';
import type { Dated, Event, Facts, Kind } from '../../src/core/event.js';
import type { Evidence, EvidenceList } from '../../src/core/evidence.js';
import { STAGES } from '../../src/core/stages.js';
import type { Stage, StageState } from '../../src/core/stages.js';
import { MICROS_PER_DAY } from '../../src/core/time.js';
import type { Micros, Stamp, ZoneMark } from '../../src/core/time.js';

/** Microseconds since 1970 of an ISO 8601 time. */
export function micros(iso: string): Micros {
  const [millis = '', rest = ''] = iso.split(/(?<=\.\d{3})(?=\d)/);
  return Date.parse(millis.endsWith('Z') ? millis : `${millis}Z`) * 1000 + Number(rest.replace(/\D/g, ''));
}

export interface StampParts {
  readonly zone?: ZoneMark;
  readonly step?: Micros;
  /** False: the source does not write it. */
  readonly year?: false;
  readonly date?: false;
  readonly lap?: number;
}

/** A stamp that reads `wall` (ISO 8601 without a zone) and is written as `text`. */
export function stamp(text: string, wall: string, parts: StampParts = {}): Stamp {
  const at = micros(`${wall}Z`);
  const day = new Date(Math.floor(at / MICROS_PER_DAY) * 86_400_000);
  const date = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
  return {
    text,
    date: parts.date === false ? null : parts.year === false ? { ...date, year: null } : date,
    timeOfDay: at - Math.floor(at / MICROS_PER_DAY) * MICROS_PER_DAY,
    step: parts.step ?? 1000,
    zone: parts.zone ?? null,
    lap: parts.lap ?? 0,
  };
}

export function line(source: string, number: number, text: string, written: Stamp | null = null): Evidence {
  return { source, unit: 'line', number, byteOffset: number * 100, stamp: written, text };
}

export function frame(source: string, number: number, text: string, written: Stamp | null = null): Evidence {
  return { ...line(source, number, text, written), unit: 'frame' };
}

/** An event of the first evidence's source, dated. */
export function dated<K extends Kind>(
  kind: K,
  facts: Facts[K],
  evidence: EvidenceList,
  at: Micros | null,
  endAt: Micros | null = at,
): Dated<Event<K>> {
  const last = evidence.at(-1) ?? evidence[0];
  return {
    kind,
    source: evidence[0].source,
    host: null,
    by: 'product',
    facts,
    stamp: evidence[0].stamp,
    end: last.stamp,
    evidence,
    instant: null,
    at,
    endAt,
  };
}

export function clock(parts: Partial<SourceClock> = {}): SourceClock {
  return {
    zone: 'UTC',
    basis: 'stated',
    from: null,
    alternatives: [],
    year: 'stated',
    offset: 0,
    plusMinus: 0,
    grade: 'good',
    anchors: [],
    segments: [],
    ...parts,
  };
}

export function source(path: string, parts: Partial<SourceReport> = {}): SourceReport {
  return {
    path,
    format: 'vmanage-server-log',
    role: 'manager',
    host: 'manager.example',
    series: null,
    bytes: 40_960,
    sha256: 'ab'.repeat(32),
    records: 400,
    understood: 390,
    first: micros('2024-03-05T09:00:00.000Z'),
    last: micros('2024-03-05T11:00:00.000Z'),
    gaps: [],
    drops: null,
    clock: clock(),
    ...parts,
  };
}

export function stage(name: Stage, state: StageState, parts: Partial<AttemptStage> = {}): AttemptStage {
  return { stage: name, state, start: null, end: null, facts: {}, inferred: false, evidence: [], ...parts };
}

/** All stages in order, passed up to the failed one; `known` replaces those it names. */
export function stages(failed: Stage | null, known: readonly AttemptStage[] = []): readonly AttemptStage[] {
  const stop = failed === null ? STAGES.length : STAGES.indexOf(failed);
  return STAGES.map((name, place) => {
    const given = known.find((one) => one.stage === name);
    return given ?? stage(name, place < stop ? 'passed' : place === stop ? 'failed' : 'not-reached');
  });
}

export function attempt(parts: Partial<Attempt> = {}): Attempt {
  return {
    id: 'attempt-1',
    witness: 'manager',
    incident: 'incident-1',
    retryOf: null,
    start: micros('2024-03-05T10:15:00.100Z'),
    end: micros('2024-03-05T10:15:01.200Z'),
    startPlusMinus: 0,
    client: { host: 'manager.example', addresses: ['192.0.2.10'] },
    server: { host: 'ssm.example', address: '198.51.100.20', port: 8443 },
    account: null,
    outcome: 'failed',
    stoppedAt: 'token',
    stages: stages('token'),
    hops: [],
    joins: [],
    httpStatus: 401,
    oauthError: 'invalid_client',
    events: [],
    healedBy: null,
    lastGood: null,
    ...parts,
  };
}

export function cite(evidence: Evidence, claim: string, role: CitedEvidence['role'] = 'step'): CitedEvidence {
  return { ...evidence, role, claim };
}

export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    id: 'wrong-client-id-0badcafe',
    rule: 'wrong-client-id',
    cause: 'The server does not know the client ID that the manager uses.',
    stage: 'token',
    severity: 'error',
    confidence: 'likely',
    why: 'no-rival',
    attempts: ['attempt-1'],
    window: { from: micros('2024-03-05T10:15:00.100Z'), to: micros('2024-03-05T10:15:01.200Z') },
    explanation: 'The server answers invalid_client where it does not find the client.',
    evidence: [],
    consequences: [],
    fix: ['Copy the client ID once more.'],
    verify: ['Sync once more.'],
    risk: [],
    collect: [],
    rivals: [],
    ...parts,
  };
}

export function verdict(rule: string, parts: Partial<Verdict> = {}): Verdict {
  return {
    rule,
    attempt: 'attempt-1',
    verdict: 'clear',
    reason: 'The first step was not seen.',
    by: [],
    missing: [],
    count: 1,
    ...parts,
  };
}

export function analysis(parts: Partial<Analysis> = {}): Analysis {
  return {
    tool: { name: 'lic-analyze', version: '1.2.3', rules: 30 },
    options: { zones: {}, years: {}, aliases: {}, clocks: {} },
    outcome: 'nothing-to-judge',
    sources: [],
    releases: [],
    attempts: [],
    asked: null,
    findings: [],
    verdicts: [],
    timeline: [],
    unexplained: [],
    notices: [],
    ...parts,
  };
}
