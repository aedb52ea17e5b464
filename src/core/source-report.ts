/** What a report says of a source and of its clock. Types only. */
import type { Evidence, EvidenceList } from './evidence.js';
import type { Role } from './source.js';
import type { Basis, Micros } from './time.js';

/**
 * How surely a clock is tied to the reference clock: not at all, by one vote, by several votes or a shared id, or as
 * given by the user.
 */
export type ClockGrade = 'none' | 'low' | 'good' | 'given';

/** One event seen by two sources, and its bounds for the difference of their clocks. */
export interface Anchor {
  readonly a: EvidenceList;
  readonly b: EvidenceList;
  /** Bounds of `clock of a - clock of b`, microseconds. */
  readonly low: Micros;
  readonly high: Micros;
  readonly used: boolean;
}

/** How to read a source's times, and how that is known. */
export interface SourceClock {
  /** IANA name, `UTC+05:30`, or null if unknown. */
  readonly zone: string | null;
  readonly basis: Basis;
  readonly from: Evidence | null;
  /** Other possible zones. */
  readonly alternatives: readonly string[];
  readonly year: Basis;
  /** The source's clock minus the reference clock, microseconds; null if they could not be tied. */
  readonly offset: Micros | null;
  readonly plusMinus: Micros | null;
  readonly grade: ClockGrade;
  readonly anchors: readonly Anchor[];
  readonly segments: readonly { readonly from: Micros; readonly offset: Micros; readonly driftPpm: number }[];
}

/** A source and the result of reading it. */
export interface SourceReport {
  readonly path: string;
  /** Id of the parser; null if none recognised it. */
  readonly format: string | null;
  readonly role: Role;
  readonly host: string | null;
  readonly series: string | null;
  /** Id of the site that it is of; absent if the bundle is of one. */
  readonly site?: string;
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
