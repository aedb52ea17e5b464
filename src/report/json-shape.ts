/** The JSON report, version 1: other programs read it, so it only grows. docs/schema is generated from these types. */
import type { Stage, StageState } from '../core/stages.js';

/** One place in one source, verbatim but for masked secrets. One shape everywhere, always in a list. */
export interface EvidenceJson {
  readonly source: string;
  readonly unit: 'line' | 'frame';
  /** From 1; in compressed members, after decompression. */
  readonly number: number;
  readonly byteOffset: number;
  /** ISO 8601 UTC on the common clock. */
  readonly time: string | null;
  readonly text: string;
}

export interface CitedEvidenceJson extends EvidenceJson {
  readonly role: 'step' | 'supports' | 'contradicts';
  readonly claim: string;
}

export interface SpanJson {
  readonly from: string | null;
  readonly to: string | null;
}

export interface AnchorJson {
  readonly a: readonly EvidenceJson[];
  readonly b: readonly EvidenceJson[];
  /** Bounds of the clock of `a` minus the clock of `b`, seconds. */
  readonly low: number;
  readonly high: number;
  readonly used: boolean;
}

export interface ClockSegmentJson {
  readonly from: string;
  readonly offsetSeconds: number;
  readonly driftPpm: number;
}

export interface ClockJson {
  /** IANA name, `UTC+05:30`, or null if unknown. */
  readonly zone: string | null;
  readonly basis: 'stated' | 'resolved' | 'assumed' | 'given';
  /** Evidence for the zone. */
  readonly from: readonly EvidenceJson[] | null;
  /** Other possible zones. */
  readonly alternatives: readonly string[];
  /** The source's clock minus the reference clock; null if they could not be tied. */
  readonly offsetSeconds: number | null;
  readonly plusMinusSeconds: number | null;
  readonly grade: 'none' | 'low' | 'good' | 'given';
  readonly anchors: readonly AnchorJson[];
  readonly segments: readonly ClockSegmentJson[];
}

export interface SourceJson {
  readonly path: string;
  readonly format: string | null;
  readonly role: 'manager' | 'ssm' | 'proxy' | 'capture' | 'other';
  readonly host: string | null;
  readonly series: string | null;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly records: number;
  readonly understood: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly gaps: readonly SpanJson[];
  readonly drops: number | null;
  readonly clock: ClockJson;
}

export interface StageJson {
  readonly stage: Stage;
  readonly state: StageState;
  readonly start: string | null;
  readonly end: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly inferred: boolean;
  readonly evidence: readonly EvidenceJson[];
}

export interface AttemptJson {
  readonly id: string;
  readonly incident: string;
  readonly retryOf: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly startPlusMinusSeconds: number | null;
  /** With its tenant, if that is not the manager's default. */
  readonly client: { readonly host: string | null; readonly tenant?: string; readonly addresses: readonly string[] };
  readonly server: { readonly host: string | null; readonly address: string | null; readonly port: number | null };
  readonly outcome: 'failed' | 'succeeded' | 'unknown';
  readonly stoppedAt: Stage | null;
  readonly stages: readonly StageJson[];
  readonly hops: readonly { readonly from: string; readonly to: string; readonly seconds: number | null }[];
  readonly joins: readonly {
    readonly source: string;
    readonly by: 'connection' | 'id' | 'anchor' | 'time' | 'forwarded';
  }[];
  readonly httpStatus: number | null;
  readonly oauthError: string | null;
  /** Like attempts after it that were counted and not kept; absent if none were. */
  readonly folded?: number;
}

/** What to fetch: by a command on a host, or as a file. */
export interface CollectJson {
  readonly what: string;
  readonly host: 'manager' | 'ssm' | 'proxy' | 'capture' | 'other';
  readonly command?: string;
  readonly path?: string;
  readonly window: SpanJson;
}

export interface FindingJson {
  /** The same in the next bundle of the case. */
  readonly id: string;
  readonly rule: string;
  readonly cause: string;
  readonly stage: Stage;
  readonly severity: 'error' | 'warning';
  readonly confidence: 'confirmed' | 'likely' | 'possible';
  readonly why: 'deciding' | 'no-rival' | 'rival' | 'clock' | 'unseen-step' | 'join';
  readonly attempts: readonly string[];
  readonly window: SpanJson;
  readonly explanation: string;
  /** At most twelve. */
  readonly evidence: readonly CitedEvidenceJson[];
  readonly consequences: readonly string[];
  readonly fix: readonly string[];
  readonly verify: readonly string[];
  readonly risk: readonly string[];
  readonly collect: readonly CollectJson[];
}

export interface HealedFindingJson extends FindingJson {
  /** Id of the attempt that passed. */
  readonly healedBy: string;
}

/** One line that belongs to no attempt: what it means by itself, and the causes that explain it, the likeliest first. */
export interface IsolatedLineJson {
  /** `device` for a router's own licensing, which says nothing of the manager's sync. */
  readonly of: 'sync' | 'device';
  /** False if it only shows how something is set. */
  readonly failed: boolean;
  readonly says: string;
  readonly stage: Stage | null;
  readonly causes: readonly { readonly rule: string; readonly cause: string; readonly decides: readonly string[] }[];
  readonly evidence: readonly EvidenceJson[];
}

export interface VerdictJson {
  readonly rule: string;
  readonly attempt: string | null;
  readonly verdict: 'found' | 'ruled-out' | 'clear' | 'unjudged';
  readonly confidence?: 'confirmed' | 'likely' | 'possible';
  readonly stoppedAt?: string;
  readonly by: readonly EvidenceJson[];
  readonly missing: readonly string[];
  readonly count: number;
}

export interface UnexplainedJson {
  readonly template: string;
  readonly source: string;
  readonly count: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly sample: readonly EvidenceJson[];
}

export interface NoticeJson {
  readonly code: string;
  readonly source: string;
  /** Line or frame. */
  readonly number?: number;
  readonly message: string;
}

export interface OptionsJson {
  readonly zones: Readonly<Record<string, string>>;
  readonly years: Readonly<Record<string, number>>;
  readonly clocks: Readonly<Record<string, string>>;
  /** Dates given for times without one. */
  readonly dates?: Readonly<Record<string, string>>;
  /** The time asked for, as given. */
  readonly at?: string;
  /** Ids of rules that were not judged, as asked; absent if all were. */
  readonly disable?: readonly string[];
  readonly redact: 'secrets' | 'identities';
}

/** The JSON report as a whole; version 1 only grows. */
export interface AnalysisJson {
  readonly schema: 'lic-analyze/analysis/1';
  readonly tool: { readonly name: string; readonly version: string; readonly rules: number };
  readonly options: OptionsJson;
  /** Exit codes of the command line: 0 for healthy and healed, 1 for the two that failed, 4 for nothing-to-judge, or 1 if a line by itself states a failure. */
  readonly outcome: 'healthy' | 'healed' | 'cause-found' | 'failed-unexplained' | 'nothing-to-judge';
  readonly sources: readonly SourceJson[];
  readonly attempts: readonly AttemptJson[];
  /** Id of the attempt nearest to the time asked for; absent if none was asked for. */
  readonly asked?: string;
  /** Best first; the newest unhealed incident leads. */
  readonly findings: readonly FindingJson[];
  /** Causes of failures that passed later, outside outcome and exit code; absent if there is none. */
  readonly healed?: readonly HealedFindingJson[];
  /** Lines of a paste that belong to no attempt; without an attempt they give the findings. Absent if there is none. */
  readonly isolated?: readonly IsolatedLineJson[];
  readonly verdicts: readonly VerdictJson[];
  readonly unexplained: readonly UnexplainedJson[];
  readonly notices: readonly NoticeJson[];
}
