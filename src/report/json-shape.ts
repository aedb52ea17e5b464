/**
 * The JSON report: other programs read it, so a version only grows. docs/schema is generated from these types. `E` is how
 * a place is cited, `C` the same with its claim: whole in version 1, by its number in version 2.
 */
import type { Stage, StageState } from '../core/stages.js';
import type { EvidenceJson, SpanJson } from './json-source-shape.js';

export type { AnchorJson, ClockJson, EvidenceJson, SourceJson, SpanJson } from './json-source-shape.js';

/** A cited place, and what it shows. */
export interface CitedEvidenceJson extends EvidenceJson, ClaimJson {}

/** A cited place by its number in `cited`, and what it shows. */
export interface CitedNumberJson extends ClaimJson {
  /** Place of the line or frame in `cited`, from 0. */
  readonly at: number;
}

/** What a place shows. */
interface ClaimJson {
  /** A step of the cause, what supports it, or what contradicts it. */
  readonly role: 'step' | 'supports' | 'contradicts';
  /** In words. */
  readonly claim: string;
}

/** One stage of an attempt. */
export interface StageJson<E = EvidenceJson> {
  /** Its name. */
  readonly stage: Stage;
  /** What became of it. */
  readonly state: StageState;
  /** Its begin, ISO 8601 UTC on the common clock; null if it is not known. */
  readonly start: string | null;
  /** Its end, likewise. */
  readonly end: string | null;
  /**
   * What was seen of it, such as the status.
   * @each A fact, by its name.
   */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** True if no source shows it, and it follows from others. */
  readonly inferred: boolean;
  /**
   * What shows it.
   * @each A place.
   */
  readonly evidence: readonly E[];
}

/** A part of the way of a request. */
interface HopJson {
  /** Where it begins. */
  readonly from: string;
  /** Where it ends. */
  readonly to: string;
  /** How long it took; null if no source shows that. */
  readonly seconds: number | null;
}

/** Why a source belongs to an attempt. */
interface JoinJson {
  /** Path of the source. */
  readonly source: string;
  /** By the connection's ends, an id, a shared event, the time, or X-Forwarded-For. */
  readonly by: 'connection' | 'id' | 'anchor' | 'time' | 'forwarded';
}

/** One license sync, joined from all that saw it. */
export interface AttemptJson<E = EvidenceJson> {
  /** Others refer to it by this. */
  readonly id: string;
  /** Attempts of one incident share it. */
  readonly incident: string;
  /** Id of the attempt that it repeats; null if it repeats none. */
  readonly retryOf: string | null;
  /** Its begin, ISO 8601 UTC on the common clock; null if it is not known. */
  readonly start: string | null;
  /** Its end, likewise. */
  readonly end: string | null;
  /** How far the begin can be off, to either side; null if that is not known. */
  readonly startPlusMinusSeconds: number | null;
  /** The manager, with its tenant if that is not the default one. */
  readonly client: {
    /** Its name; null if no source states it. */
    readonly host: string | null;
    /** The tenant; absent for the default one. */
    readonly tenant?: string;
    /**
     * Addresses that it was seen with.
     * @each An address.
     */
    readonly addresses: readonly string[];
  };
  /** The license server. */
  readonly server: {
    /** Its name; null if no source states it. */
    readonly host: string | null;
    /** Its address; null likewise. */
    readonly address: string | null;
    /** Its port; null likewise. */
    readonly port: number | null;
  };
  /** How it ended. */
  readonly outcome: 'failed' | 'succeeded' | 'unknown';
  /** The stage at which it failed; null if it did not, or if that is not known. */
  readonly stoppedAt: Stage | null;
  /** All stages in their order. */
  readonly stages: readonly StageJson<E>[];
  /** The parts of its way. */
  readonly hops: readonly HopJson[];
  /** Why each source belongs to it. */
  readonly joins: readonly JoinJson[];
  /** Status of the answer; null if no source shows one. */
  readonly httpStatus: number | null;
  /** Error code of the answer (RFC 6749 section 5.2); null likewise. */
  readonly oauthError: string | null;
  /** Like attempts after it that were counted and not kept; absent if none were. */
  readonly folded?: number;
}

/** What to fetch: by a command on a host, or as a file. */
export interface CollectJson {
  /** In words. */
  readonly what: string;
  /** Where it is. */
  readonly host: 'manager' | 'ssm' | 'proxy' | 'capture' | 'other';
  /** What to type there; absent if nothing is. */
  readonly command?: string;
  /** The file; absent if it is none. */
  readonly path?: string;
  /** For what time. */
  readonly window: SpanJson;
}

/** A cause that fits as well. */
interface RivalJson {
  /** Id of its rule. */
  readonly rule: string;
  /**
   * What would show that it is this one.
   * @each An observation, in words.
   */
  readonly decides: readonly string[];
}

/** A cause, with what shows it and what to do. */
export interface FindingJson<C = CitedEvidenceJson> {
  /** The same in the next bundle of the case. */
  readonly id: string;
  /** Id of its rule. */
  readonly rule: string;
  /** In one sentence. */
  readonly cause: string;
  /** The stage at which the sync stops. */
  readonly stage: Stage;
  /** An error fails the sync; a warning will. */
  readonly severity: 'error' | 'warning';
  /** How sure it is. */
  readonly confidence: 'confirmed' | 'likely' | 'possible';
  /** Why it is not more or less sure. */
  readonly why: 'deciding' | 'no-rival' | 'rival' | 'clock' | 'unseen-step' | 'join';
  /**
   * Attempts that it explains.
   * @each Id of an attempt.
   */
  readonly attempts: readonly string[];
  /** When they were. */
  readonly window: SpanJson;
  /** Why the facts mean this cause. */
  readonly explanation: string;
  /**
   * At most twelve.
   * @each A place, and what it shows.
   */
  readonly evidence: readonly C[];
  /**
   * Causes that also fit, and only describe what this one leads to.
   * @each A cause, in one sentence.
   */
  readonly consequences: readonly string[];
  /**
   * What to do, in its order.
   * @each A step.
   */
  readonly fix: readonly string[];
  /**
   * How to see that it worked.
   * @each A step.
   */
  readonly verify: readonly string[];
  /**
   * What the fix can break.
   * @each A sentence.
   */
  readonly risk: readonly string[];
  /** What is still worth collecting. */
  readonly collect: readonly CollectJson[];
  /** Causes that fit as well, and what would decide; reports of earlier releases do not have it. */
  readonly rivals?: readonly RivalJson[];
}
