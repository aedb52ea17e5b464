/** The JSON reports as a whole, version 1 and version 2. */
import type { EvidenceJson, SourceJson } from './json-source-shape.js';
import type { Stage } from '../core/stages.js';
import type { AttemptJson, CitedEvidenceJson, CitedNumberJson, FindingJson } from './json-shape.js';

/** One rule's verdict. */
export interface VerdictJson<E = EvidenceJson> {
  /** Id of the rule. */
  readonly rule: string;
  /** Id of the attempt; null for a verdict on the whole bundle. */
  readonly attempt: string | null;
  /** Found; ruled out by what contradicts it; clear, since a step is not so; or unjudged, since nothing shows it. */
  readonly verdict: 'found' | 'ruled-out' | 'clear' | 'unjudged';
  /** How sure it is; absent unless found. */
  readonly confidence?: 'confirmed' | 'likely' | 'possible';
  /** The step at which the rule stopped; absent if it did not. */
  readonly stoppedAt?: string;
  /**
   * What shows it.
   * @each A place.
   */
  readonly by: readonly E[];
  /**
   * What no source reported.
   * @each Name of a field.
   */
  readonly missing: readonly string[];
  /** How many attempts got this verdict. */
  readonly count: number;
}

/** Error lines that no rule used, by what they have in common. */
export interface UnexplainedJson<E = EvidenceJson> {
  /** Their text, without what differs. */
  readonly template: string;
  /** Path of the source. */
  readonly source: string;
  /** How many there are. */
  readonly count: number;
  /** Time of the first, ISO 8601 UTC on the common clock; null if it is not known. */
  readonly first: string | null;
  /** Time of the last, likewise. */
  readonly last: string | null;
  /**
   * One of them.
   * @each A place.
   */
  readonly sample: readonly E[];
}

/** Damage or doubt in what was read. */
export interface NoticeJson {
  /** Its kind. */
  readonly code: string;
  /** Path of the source. */
  readonly source: string;
  /** Line or frame; absent if it is about the whole. */
  readonly number?: number;
  /** In one sentence. */
  readonly message: string;
}

/** Options that change the result. */
export interface OptionsJson {
  /**
   * Zones that were given, by source or host.
   * @each A zone.
   */
  readonly zones: Readonly<Record<string, string>>;
  /**
   * Years that were given, likewise.
   * @each A year.
   */
  readonly years: Readonly<Record<string, number>>;
  /**
   * How far clocks are ahead, as given, likewise.
   * @each An offset such as `+42m1s`.
   */
  readonly clocks: Readonly<Record<string, string>>;
  /**
   * Dates given for times without one; absent if there were none.
   * @each A date.
   */
  readonly dates?: Readonly<Record<string, string>>;
  /** The time asked for, as given; absent if none was. */
  readonly at?: string;
  /**
   * Rules that were not judged, as asked; absent if all were.
   * @each Id of a rule.
   */
  readonly disable?: readonly string[];
  /** What is masked. */
  readonly redact: 'secrets' | 'identities';
}

/** The cause of a failure that passed later. */
export interface HealedFindingJson<C = CitedEvidenceJson> extends FindingJson<C> {
  /** Id of the attempt that passed. */
  readonly healedBy: string;
}

/** A cause that explains a line by itself. */
interface LoneCauseJson {
  /** Id of its rule. */
  readonly rule: string;
  /** In one sentence. */
  readonly cause: string;
  /**
   * What would show that it is this one.
   * @each An observation, in words.
   */
  readonly decides: readonly string[];
}

/** One line that belongs to no attempt: what it means by itself, and the causes that explain it. */
export interface IsolatedLineJson<E = EvidenceJson> {
  /** `device` for a router's own licensing, which says nothing of the manager's sync. */
  readonly of: 'sync' | 'device';
  /** False if it only shows how something is set. */
  readonly failed: boolean;
  /** What it means, in words. */
  readonly says: string;
  /** The stage that it speaks of; null if it names none. */
  readonly stage: Stage | null;
  /**
   * The likeliest first.
   * @each A cause.
   */
  readonly causes: readonly LoneCauseJson[];
  /**
   * The line.
   * @each A place.
   */
  readonly evidence: readonly E[];
}

/** What both versions of the report hold. */
interface ReportJson<E, C> {
  /** What wrote the report. */
  readonly tool: {
    /** Its name. */
    readonly name: string;
    /** Its version. */
    readonly version: string;
    /** Number of rules that were judged. */
    readonly rules: number;
  };
  /** What was asked for. */
  readonly options: OptionsJson;
  /** Exit codes of the command line: 0 for healthy and healed, 1 for the two that failed, 4 for nothing-to-judge, or 1 if a line by itself states a failure. */
  readonly outcome: 'healthy' | 'healed' | 'cause-found' | 'failed-unexplained' | 'nothing-to-judge';
  /** Everything that was read. */
  readonly sources: readonly SourceJson<E>[];
  /** Every license sync that was seen. */
  readonly attempts: readonly AttemptJson<E>[];
  /** Id of the attempt nearest to the time asked for; absent if none was asked for. */
  readonly asked?: string;
  /** Best first; the newest unhealed incident leads. */
  readonly findings: readonly FindingJson<C>[];
  /** Causes of failures that passed later, outside outcome and exit code; absent if there is none. */
  readonly healed?: readonly HealedFindingJson<C>[];
  /** What standard input beside a case changed, and the outcome without it; absent if nothing came from there. */
  readonly paste?: {
    /** What it changed, in words. */
    readonly says: string;
    /** The outcome without it. */
    readonly outcomeBefore: ReportJson<E, C>['outcome'];
  };
  /** Lines of a paste that belong to no attempt; without an attempt they give the findings. Absent if there is none. */
  readonly isolated?: readonly IsolatedLineJson<E>[];
  /** What each rule says of each attempt. */
  readonly verdicts: readonly VerdictJson<E>[];
  /** Error lines that no rule used. */
  readonly unexplained: readonly UnexplainedJson<E>[];
  /** What was damaged, skipped or doubtful. */
  readonly notices: readonly NoticeJson[];
}

/** The JSON report as a whole, with each citation whole; version 1 only grows. */
export interface AnalysisJson extends ReportJson<EvidenceJson, CitedEvidenceJson> {
  /** Name and version of this form. */
  readonly schema: 'lic-analyze/analysis/1';
}

/** The smaller JSON report, in which each cited line stands once; version 2 only grows. */
export interface Analysis2Json extends ReportJson<number, CitedNumberJson> {
  /** Name and version of this form. */
  readonly schema: 'lic-analyze/analysis/2';
  /** Every cited line and frame once; all others name it by its place in this list, from 0. */
  readonly cited: readonly EvidenceJson[];
}
