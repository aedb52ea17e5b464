/** The parts of an analysis. Types only. */
import type { ClientErrorKind } from '../events/errors.js';
import type { Dated } from './event.js';
import type { Evidence, EvidenceList } from './evidence.js';
import type { GivenOptions } from './given-options.js';
import type { Notice } from './notice.js';
import type { Role } from './source.js';
import type { SourceReport } from './source-report.js';
import type { Stage, StageState } from './stages.js';
import type { Micros } from './time.js';

export type { Anchor, ClockGrade, SourceClock, SourceReport } from './source-report.js';

/** One stage of an attempt, with its evidence. */
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

/** What is assumed of an attempt, as a sentence; the surest finding that it allows. */
export interface Assumption {
  readonly says: string;
  readonly limit: 'likely' | 'possible';
}

/** What speaks against a cause that these events of the attempt show. */
export interface ConnectDoubt extends Assumption {
  readonly events: readonly Dated[];
}

/** One try of the manager to sync its licenses, joined from all witnesses. */
export interface JoinedAttempt {
  readonly id: string;
  /** Attempts of one incident share it. */
  readonly incident: string;
  readonly retryOf: string | null;
  /**
   * The best source that shows it: the manager's log, its GUI, the license server's log, a capture, a proxy's log, or
   * only manual checks.
   */
  readonly witness: 'manager' | 'gui' | 'server' | 'capture' | 'proxy' | 'person';
  readonly start: Micros | null;
  readonly end: Micros | null;
  readonly startPlusMinus: Micros | null;
  /** True if the web service of its manager shows that a page asked for it; absent if that is not known. */
  readonly byPage?: true;
  readonly client: {
    readonly host: string | null;
    readonly addresses: readonly string[];
    /** The tenant of the manager; absent for `default`. */
    readonly tenant?: string;
    /** Id of its site; absent if the bundle is of one. */
    readonly site?: string;
  };
  readonly server: { readonly host: string | null; readonly address: string | null; readonly port: number | null };
  /** The license server by its own log, which may be one of several behind a name; absent if no log shows the sync. */
  readonly servedBy?: { readonly host: string; readonly source: string };
  readonly account: string | null;
  readonly outcome: 'failed' | 'succeeded' | 'unknown';
  readonly stoppedAt: Stage | null;
  readonly stages: readonly AttemptStage[];
  readonly hops: readonly { readonly from: string; readonly to: string; readonly seconds: number | null }[];
  readonly joins: readonly {
    readonly source: string;
    readonly by: 'connection' | 'id' | 'anchor' | 'time' | 'forwarded';
  }[];
  readonly httpStatus: number | null;
  readonly oauthError: string | null;
  /** Number of like attempts after it that were counted and not kept; absent if none were. */
  readonly folded?: number;
  /** True if only parts of documents show it, while files show others; absent otherwise. */
  readonly copied?: true;
  /** Why it is taken for a sync of the manager although no source shows that, and how sure a finding can be then. */
  readonly assumed?: Assumption;
  /** What speaks against what its failed connections seem to show, though it rules no cause out. */
  readonly connectDoubt?: ConnectDoubt;
  /** Everything seen of it; several witnesses of one answer are merged into one event. */
  readonly events: readonly Dated[];
  /** Those of them that are about other requests than the one that failed. */
  readonly otherRequests?: ReadonlySet<Dated>;
}

/** An attempt, compared with the same client's other attempts. */
export interface Attempt extends JoinedAttempt {
  /** Id of the same client's first later success; null if there is none, or if this attempt succeeded. */
  readonly healedBy: string | null;
  /** Id of its last earlier success at the same license server; null likewise. */
  readonly lastGood: string | null;
}

/** How sure a finding is; the README explains it. */
export type Confidence = 'confirmed' | 'likely' | 'possible';

/** Evidence of a finding, with the claim that it supports. */
export interface CitedEvidence extends Evidence {
  readonly role: 'step' | 'supports' | 'contradicts';
  readonly claim: string;
}

/** What to fetch from where, for a better next analysis. */
export interface CollectItem {
  readonly what: string;
  readonly host: Role;
  readonly command?: string;
  readonly path?: string;
}

/** A cause in the report. */
export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly cause: string;
  readonly stage: Stage;
  readonly severity: 'error' | 'warning';
  readonly confidence: Confidence;
  readonly why:
    'deciding' | 'no-rival' | 'rival' | 'clock' | 'unseen-step' | 'join' | 'by-hand' | 'assumed' | 'doubt' | 'isolated';
  readonly attempts: readonly string[];
  readonly window: { readonly from: Micros | null; readonly to: Micros | null };
  readonly explanation: string;
  readonly evidence: readonly CitedEvidence[];
  /** Causes of rules that also fit but only describe this cause's effects. */
  readonly consequences: readonly string[];
  readonly fix: readonly string[];
  readonly verify: readonly string[];
  readonly risk: readonly string[];
  readonly collect: readonly CollectItem[];
  /** Rules that fit equally well, and what would decide. */
  readonly rivals: readonly { readonly rule: string; readonly decides: readonly string[] }[];
  /** Documents that the rule rests on. */
  readonly references?: readonly string[];
}

/** One line that no attempt can be made of. */
export interface LoneLine {
  readonly event: Dated;
  /** Whose line it is: a device's says nothing of the manager's sync. */
  readonly of: 'sync' | 'device';
  /** False if it only shows how something is set. */
  readonly failed: boolean;
  /** What the error of a client in it means; absent for other lines. */
  readonly error?: ClientErrorKind;
  /** Where the sync would have stopped; null if the line does not show it. */
  readonly stage: Stage | null;
  /** The same as kinds of events that rules know. */
  readonly shown: readonly Dated[];
  /** True if it is of a sync only where a cause explains it: a log of the server has errors that no sync notices. */
  readonly onlyExplained?: true;
}

/** The same with what it means by itself. */
export interface IsolatedLine extends Omit<LoneLine, 'shown' | 'onlyExplained'> {
  /** Causes that explain it, the likeliest first, and what would decide for each. */
  readonly causes: readonly {
    readonly rule: string;
    readonly cause: string;
    readonly decides: readonly string[];
    readonly collect: readonly CollectItem[];
  }[];
}

/** The cause of a failure that passed later: reported, and outside the outcome. */
export interface HealedFinding extends Finding {
  /** Id of the success that ended it. */
  readonly healedBy: string;
}

/** An event that does not pass a rule's test, and the field that was tested. */
export interface Stop {
  readonly kind: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly field: string;
}

/** One rule's verdict on one attempt, and why. */
export interface Verdict {
  readonly rule: string;
  /** Null for a verdict over the whole bundle. */
  readonly attempt: string | null;
  readonly verdict: 'found' | 'ruled-out' | 'clear' | 'unjudged';
  readonly confidence?: Confidence;
  /** The step where the rule stopped. */
  readonly stoppedAt?: string;
  /** Why, with the names of fields; the report says it in words. */
  readonly reason: string;
  /** The value that stopped the rule, for the words of the report. */
  readonly stop?: Stop;
  /** The cause that comes before it and explains the same; absent if it is out for another reason. */
  readonly explainedBy?: { readonly rule: string; readonly confidence: Confidence };
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

/** The result for the whole bundle. */
export type Outcome = 'healthy' | 'healed' | 'cause-found' | 'failed-unexplained' | 'nothing-to-judge';

/** All data of a report; a pure function of input and options. Raw: renderers mask secrets. */
export interface Analysis {
  readonly tool: { readonly name: string; readonly version: string; readonly rules: number };
  readonly options: GivenOptions;
  readonly outcome: Outcome;
  readonly sources: readonly SourceReport[];
  /** Releases of the manager, if stated by a source. */
  readonly releases: readonly {
    readonly host: string | null;
    readonly version: string;
    readonly evidence: EvidenceList;
  }[];
  readonly attempts: readonly Attempt[];
  /** Id of the attempt that the user asked for by its time; null without a wish. */
  readonly asked: string | null;
  readonly findings: readonly Finding[];
  /** Causes of failures that passed later, the newest first; absent if there is none. */
  readonly healed?: readonly HealedFinding[];
  /** The result without what came from standard input beside a case; absent if nothing did. */
  readonly before?: { readonly findings: readonly Finding[]; readonly outcome: Outcome };
  /** Lines that state a failure and belong to no attempt, in a paste; absent if there is none. */
  readonly isolated?: readonly IsolatedLine[];
  readonly verdicts: readonly Verdict[];
  /** Events in order of time; of a long source those that were kept, with the number of like ones in `folded`. */
  readonly timeline: readonly Dated[];
  readonly unexplained: readonly UnexplainedLines[];
  readonly notices: readonly Notice[];
}
