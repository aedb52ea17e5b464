/** What the analysis is made of: the nouns of the report. No logic. */
import type { Dated } from './event.js';
import type { Evidence, EvidenceList } from './evidence.js';
import type { Notice } from './notice.js';
import type { Role } from './source.js';
import type { Stage, StageState } from './stages.js';
import type { Basis, Micros } from './time.js';

/** How well a clock is tied to the reference clock: by nothing, one vote, several votes or a clock-free key, or as given. */
export type ClockGrade = 'none' | 'low' | 'good' | 'given';

/** One happening that two sources saw, and the bounds it puts on the difference of their clocks. */
export interface Anchor {
  readonly a: EvidenceList;
  readonly b: EvidenceList;
  /** Bounds of `clock of a - clock of b`, microseconds. */
  readonly low: Micros;
  readonly high: Micros;
  readonly used: boolean;
}

/** How the times of a source are to be read, and how that is known. */
export interface SourceClock {
  /** IANA name, `UTC+05:30`, or null where nothing is known. */
  readonly zone: string | null;
  readonly basis: Basis;
  readonly from: Evidence | null;
  /** Other readings that nothing rules out. */
  readonly alternatives: readonly string[];
  readonly year: Basis;
  /** The source's clock minus the reference clock, microseconds; null where they could not be tied. */
  readonly offset: Micros | null;
  readonly plusMinus: Micros | null;
  readonly grade: ClockGrade;
  readonly anchors: readonly Anchor[];
  readonly segments: readonly { readonly from: Micros; readonly offset: Micros; readonly driftPpm: number }[];
}

/** A source and what became of it. */
export interface SourceReport {
  readonly path: string;
  /** Id of the parser; null where no parser recognised it. */
  readonly format: string | null;
  readonly role: Role;
  readonly host: string | null;
  readonly series: string | null;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly records: number;
  readonly understood: number;
  readonly first: Micros | null;
  readonly last: Micros | null;
  readonly gaps: readonly { readonly from: Micros; readonly to: Micros }[];
  readonly drops: number | null;
  readonly clock: SourceClock;
}

/** One stage of an attempt, with what shows it. */
export interface AttemptStage {
  readonly stage: Stage;
  readonly state: StageState;
  readonly start: Micros | null;
  readonly end: Micros | null;
  /** In words, made from data: `401 unauthorized_client`, `258 ms`. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly inferred: boolean;
  readonly evidence: readonly Evidence[];
}

/** One try of the manager to sync its licenses, joined from all witnesses, before it is held against the others. */
export interface JoinedAttempt {
  readonly id: string;
  /** Attempts of one incident share it. */
  readonly incident: string;
  readonly retryOf: string | null;
  /** What shows it: the manager's log, its GUI, the license server's log, a capture, or only what a person tried. */
  readonly witness: 'manager' | 'gui' | 'server' | 'capture' | 'person';
  readonly start: Micros | null;
  readonly end: Micros | null;
  readonly startPlusMinus: Micros | null;
  readonly client: { readonly host: string | null; readonly addresses: readonly string[] };
  readonly server: { readonly host: string | null; readonly address: string | null; readonly port: number | null };
  readonly account: string | null;
  readonly outcome: 'failed' | 'succeeded' | 'unknown';
  readonly stoppedAt: Stage | null;
  readonly stages: readonly AttemptStage[];
  readonly hops: readonly { readonly from: string; readonly to: string; readonly seconds: number | null }[];
  readonly joins: readonly { readonly source: string; readonly by: 'connection' | 'id' | 'anchor' | 'time' }[];
  readonly httpStatus: number | null;
  readonly oauthError: string | null;
  /** Everything seen of it; witnesses of one and the same answer are merged into one event. */
  readonly events: readonly Dated[];
}

/** An attempt, and what the same client's other attempts say of it. */
export interface Attempt extends JoinedAttempt {
  /** Id of the first later attempt of the same client that reached its goal; null where none did, or this one did itself. */
  readonly healedBy: string | null;
  /** Id of the last earlier one that did, at the same license server; null likewise. */
  readonly lastGood: string | null;
}

/** How sure a finding is: see the README. */
export type Confidence = 'confirmed' | 'likely' | 'possible';

/** Evidence of a finding, with the claim that it shows. */
export interface CitedEvidence extends Evidence {
  readonly role: 'step' | 'supports' | 'contradicts';
  readonly claim: string;
}

/** What to fetch from where, so that the next analysis can say more. */
export interface CollectItem {
  readonly what: string;
  readonly host: Role;
  readonly command?: string;
  readonly path?: string;
}

/** A cause, as it stands in a report. */
export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly cause: string;
  readonly stage: Stage;
  readonly severity: 'error' | 'warning';
  readonly confidence: Confidence;
  readonly why: 'deciding' | 'no-rival' | 'rival' | 'clock' | 'unseen-step' | 'join' | 'by-hand';
  readonly attempts: readonly string[];
  readonly window: { readonly from: Micros | null; readonly to: Micros | null };
  readonly explanation: string;
  readonly evidence: readonly CitedEvidence[];
  /** What the cause shows as, where other rules fit that stand behind it: their causes. */
  readonly consequences: readonly string[];
  readonly fix: readonly string[];
  readonly verify: readonly string[];
  readonly risk: readonly string[];
  readonly collect: readonly CollectItem[];
  /** Rules that fit as well, and what would decide. */
  readonly rivals: readonly { readonly rule: string; readonly decides: readonly string[] }[];
}

/** What one rule says of one attempt, and why. */
export interface Verdict {
  readonly rule: string;
  /** Null for a verdict over the whole bundle. */
  readonly attempt: string | null;
  readonly verdict: 'found' | 'ruled-out' | 'clear' | 'unjudged';
  readonly confidence?: Confidence;
  /** The step at which the rule stopped. */
  readonly stoppedAt?: string;
  /** Why, in one sentence made from data. */
  readonly reason: string;
  readonly by: readonly Evidence[];
  readonly missing: readonly string[];
  /** How many attempts got this same verdict. */
  readonly count: number;
}

/** Error lines that no rule used, folded into one template. */
export interface UnexplainedLines {
  readonly template: string;
  readonly source: string;
  readonly count: number;
  readonly first: Micros | null;
  readonly last: Micros | null;
  readonly sample: Evidence;
}

/** What the bundle shows as a whole. */
export type Outcome = 'healthy' | 'healed' | 'cause-found' | 'failed-unexplained' | 'nothing-to-judge';

/** Options that change what is concluded, as they were given. */
export interface GivenOptions {
  readonly zones: Readonly<Record<string, string>>;
  readonly years: Readonly<Record<string, number>>;
  readonly aliases: Readonly<Record<string, string>>;
  readonly clocks: Readonly<Record<string, string>>;
  /** Absent where none was given. */
  readonly dates?: Readonly<Record<string, string>>;
}

/** Everything a report is made from; a pure function of the input and the options. Raw: renderers mask secrets. */
export interface Analysis {
  readonly tool: { readonly name: string; readonly version: string; readonly rules: number };
  readonly options: GivenOptions;
  readonly outcome: Outcome;
  readonly sources: readonly SourceReport[];
  /** Release of the manager, where a source states it. */
  readonly releases: readonly {
    readonly host: string | null;
    readonly version: string;
    readonly evidence: EvidenceList;
  }[];
  readonly attempts: readonly Attempt[];
  readonly findings: readonly Finding[];
  readonly verdicts: readonly Verdict[];
  readonly timeline: readonly Dated[];
  readonly unexplained: readonly UnexplainedLines[];
  readonly notices: readonly Notice[];
}
