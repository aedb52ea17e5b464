import type { CollectItem } from './analysis.js';
import type { Facts, Kind } from './event.js';
import type { Pattern } from './pattern.js';
import type { Stage } from './stages.js';

/** One way to see a claim; the mapped type ties `where` and `same` to the kind in `see`. */
export type Sight = {
  [K in Kind]: {
    readonly see: K;
    readonly where?: Pattern<Facts[K]>;
    /** Fields that must equal the attempt's own values (client ids by their visible parts). */
    readonly same?: readonly (keyof Facts[K] & string)[];
    /** Default: attempt. `before` reaches back over the bundle to the attempt's start. */
    readonly scope?: 'attempt' | 'before' | 'bundle';
  };
}[Kind];

/** One statement about an attempt, and what shows it. */
export interface Claim {
  /** In words, for the report. */
  readonly says: string;
  /** One sight by any witness is enough. */
  readonly seen: readonly [Sight, ...Sight[]];
  /** No rival cause explains it. */
  readonly decides?: true;
}

/** One root cause, as a form. */
export interface Rule {
  readonly id: string;
  /** Version of the contract for plugins that it was written for (`CONTRACT`); absent for the present one. */
  readonly contract?: number;
  /** One plain sentence that claims no more than the steps show. */
  readonly cause: string;
  readonly stage: Stage;
  readonly severity: 'error' | 'warning';
  /** How often this is the cause, 1 rarest to 100; ranks rivals that the evidence does not separate. */
  readonly prior: number;
  /** All are needed. */
  readonly steps: Readonly<Record<string, Claim>>;
  /** Not needed; raise the confidence. */
  readonly supports?: Readonly<Record<string, Claim>>;
  /** Any one rules the cause out. */
  readonly contradicts?: Readonly<Record<string, Claim>>;
  /**
   * Why these facts mean this cause; `{field}` is filled from the facts, and a sentence with an unknown one is left out. A
   * sentence that begins with `{?field}` stands only if the field is known, with `{!field}` only if it is not.
   */
  readonly explain: string;
  readonly fix: readonly string[];
  readonly verify: readonly string[];
  readonly risk: readonly string[];
  readonly collect: readonly CollectItem[];
  readonly notToBeConfusedWith?: Readonly<Record<string, string>>;
  /** Rules that this one precedes if both fit. */
  readonly outranks?: readonly string[];
  /** Rules that decide nothing where this one fits whole: their evidence would look the same. */
  readonly doubts?: readonly string[];
  /** Names only the stage: at most `possible`, and after every other rule. */
  readonly fallback?: true;
  /** Only narrows where to look, whatever the cause: no rival of any rule, and after all others that fit. */
  readonly narrowsOnly?: true;
  readonly references: readonly string[];
}

/** Types a rule as a literal, so that a misspelt kind, field or value does not compile. */
export const defineRule = <const R extends Rule>(rule: R): R => rule;
