/** The nouns. No logic. */
import type { ManagerFacts } from '../events/manager.js';
import type { OAuthFacts } from '../events/oauth.js';
import type { PacketFacts } from '../events/packets.js';
import type { ServerFacts } from '../events/server.js';
import type { Stage, StageState } from './stages.js';
import type { Basis, Instant, Micros, Stamp } from './time.js';

/** Every kind of event and the facts it carries. Ours by `extends`, a plugin's by declaration merging. */
export interface Facts extends ManagerFacts, OAuthFacts, ServerFacts, PacketFacts {}
export type Kind = keyof Facts & string;

/** One place in one source, verbatim. */
export interface Evidence {
  /** `Source.path`. */
  readonly source: string;
  readonly unit: 'line' | 'frame';
  /** From 1, as editors and Wireshark count. */
  readonly number: number;
  /** Of the first byte of the line or packet record, in the decompressed source. */
  readonly byteOffset: number;
  readonly stamp: Stamp | null;
  /** The line as it stands, or a packet in tcpdump's words. */
  readonly text: string;
}

export type EvidenceList = readonly [Evidence, ...Evidence[]];

/** Damage or doubt in the input: kept, said, and gone on from. */
export interface Notice {
  readonly code: NoticeCode;
  /** Path of the source. */
  readonly source: string;
  /** Line or frame. */
  readonly number?: number;
  readonly message: string;
}

export type NoticeCode =
  | 'not-recognised'
  | 'not-read-yet'
  | 'not-read'
  | 'empty'
  | 'unreadable'
  | 'compressed-cut'
  | 'archive-cut'
  | 'archive-damaged'
  | 'capture-cut'
  | 'capture-damaged'
  | 'capture-drops'
  | 'line-too-long'
  | 'text-repaired'
  | 'text-cut'
  | 'encoding'
  | 'date-contradiction'
  | 'year-assumed'
  | 'zone-assumed'
  | 'clocks-do-not-meet'
  | 'events-dropped'
  | 'parser-failed';

/** One file or archive member, as it is handed to a parser. */
export interface Source {
  /** Relative to the argument; members as `case.tar.gz!var/log/messages`. */
  readonly path: string;
  /** On disk or in the archive; null where it is not known before reading. */
  readonly size: number | null;
  /** Modification time where the file system or archive states one, as a last hint for a missing year. */
  readonly modified: Micros | null;
  /** Decompressed bytes, in chunks. */
  readonly open: () => AsyncIterable<Uint8Array>;
}

export type Role = 'manager' | 'ssm' | 'proxy' | 'capture' | 'other';

/** What was seen, at one moment or over one exchange, by one source. */
export interface Event<K extends Kind = Kind> {
  readonly kind: K;
  readonly source: string;
  /** Host that wrote it, as the source names it; null where it does not. */
  readonly host: string | null;
  readonly facts: Facts[K];
  readonly stamp: Stamp | null;
  /** Last stamp of an exchange. */
  readonly end: Stamp | null;
  readonly evidence: EvidenceList;
}

/** The same for a kind that is not known beforehand: a union, so that `kind` tells `facts`. */
export type AnyEvent = { [K in Kind]: Event<K> }[Kind];

/** An event with its time on the common clock; `at` is null where no date could be found. */
export type Dated<E extends Event = AnyEvent> = E & {
  readonly instant: Instant | null;
  readonly at: Micros | null;
  readonly endAt: Micros | null;
};

/** A source's own word on its clock: `outer` is how the envelope stamps it, `inner` what the message says of the same moment. */
export interface ClockObservation {
  readonly outer: Stamp | null;
  readonly inner: Stamp;
  readonly evidence: Evidence;
}

/** What a parser counted. */
export interface Reading {
  readonly records: number;
  /** Records whose message matched a named pattern, not only the envelope. */
  readonly understood: number;
  readonly first: Stamp | null;
  readonly last: Stamp | null;
  readonly host: string | null;
  readonly drops?: number | null;
}

export type ClockGrade = 'none' | 'low' | 'good' | 'given';

export interface Anchor {
  readonly a: EvidenceList;
  readonly b: EvidenceList;
  /** Bounds of `clock of a - clock of b`, microseconds. */
  readonly low: Micros;
  readonly high: Micros;
  readonly used: boolean;
}

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

export interface Attempt {
  readonly id: string;
  /** Attempts of one incident share it. */
  readonly incident: string;
  readonly retryOf: string | null;
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

export type Confidence = 'confirmed' | 'likely' | 'possible';

export interface CitedEvidence extends Evidence {
  readonly role: 'step' | 'supports' | 'contradicts';
  readonly claim: string;
}

export interface CollectItem {
  readonly what: string;
  readonly host: Role;
  readonly command?: string;
  readonly path?: string;
}

export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly cause: string;
  readonly stage: Stage;
  readonly severity: 'error' | 'warning';
  readonly confidence: Confidence;
  readonly why: 'deciding' | 'no-rival' | 'rival' | 'clock' | 'unseen-step' | 'join';
  readonly attempts: readonly string[];
  readonly window: { readonly from: Micros | null; readonly to: Micros | null };
  readonly explanation: string;
  readonly evidence: readonly CitedEvidence[];
  readonly consequences: readonly string[];
  readonly fix: readonly string[];
  readonly verify: readonly string[];
  readonly risk: readonly string[];
  readonly collect: readonly CollectItem[];
  /** Rules that fit as well, and what would decide. */
  readonly rivals: readonly { readonly rule: string; readonly decides: readonly string[] }[];
}

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

export interface UnexplainedLines {
  readonly template: string;
  readonly source: string;
  readonly count: number;
  readonly first: Micros | null;
  readonly last: Micros | null;
  readonly sample: Evidence;
}

export type Outcome = 'healthy' | 'healed' | 'cause-found' | 'failed-unexplained' | 'nothing-to-judge';

/** Options that change what is concluded, as they were given. */
export interface GivenOptions {
  readonly zones: Readonly<Record<string, string>>;
  readonly years: Readonly<Record<string, number>>;
  readonly aliases: Readonly<Record<string, string>>;
  readonly clocks: Readonly<Record<string, string>>;
}

/** Everything a report is made from; a pure function of the input and the options. Raw: renderers mask secrets. */
export interface Analysis {
  readonly tool: { readonly name: string; readonly version: string; readonly rules: number };
  readonly options: GivenOptions;
  readonly outcome: Outcome;
  readonly sources: readonly SourceReport[];
  /** Release of the manager, where a source states it. */
  readonly releases: readonly { readonly host: string | null; readonly version: string; readonly evidence: EvidenceList }[];
  readonly attempts: readonly Attempt[];
  readonly findings: readonly Finding[];
  readonly verdicts: readonly Verdict[];
  readonly timeline: readonly Dated[];
  readonly unexplained: readonly UnexplainedLines[];
  readonly notices: readonly Notice[];
}
