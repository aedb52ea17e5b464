import type { CollectItem } from './analysis.js';
import type { Facts, Kind } from './event.js';
import type { Pattern } from './pattern.js';
import type { Stage } from './stages.js';

/** One way to see a claim; the mapped type ties `where` and `same` to the kind that `see` names. */
export type Sight = {
  [K in Kind]: {
    readonly see: K;
    readonly where?: Pattern<Facts[K]>;
    /** Equal to what the attempt itself says of that field (client ids by what of them is visible). */
    readonly same?: readonly (keyof Facts[K] & string)[];
    /** Default: attempt. `before` reaches back over the bundle to the attempt's start. */
    readonly scope?: 'attempt' | 'before' | 'bundle';
  };
}[Kind];

/** One statement about an attempt, and what would show it. */
export interface Claim {
  /** In words, as it stands in the report. */
  readonly says: string;
  /** Any sight that any witness had is enough. */
  readonly seen: readonly [Sight, ...Sight[]];
  /** No rival cause explains it. */
  readonly decides?: true;
}

/** One root cause, as a form. */
export interface Rule {
  readonly id: string;
  /** One plain sentence that claims no more than the steps show. */
  readonly cause: string;
  readonly stage: Stage;
  readonly severity: 'error' | 'warning';
  /** Place among rivals that the evidence does not separate: how often this is the cause, 1 rarest to 100. */
  readonly prior: number;
  /** All are needed. */
  readonly steps: Readonly<Record<string, Claim>>;
  /** Not needed; raise the confidence. */
  readonly supports?: Readonly<Record<string, Claim>>;
  /** Any one rules the cause out. */
  readonly contradicts?: Readonly<Record<string, Claim>>;
  /** Why these facts mean this cause; `{field}` is filled from what was seen. */
  readonly explain: string;
  readonly fix: readonly string[];
  readonly verify: readonly string[];
  readonly risk: readonly string[];
  readonly collect: readonly CollectItem[];
  readonly notToBeConfusedWith?: Readonly<Record<string, string>>;
  /** Rules that this one stands before when both fit. */
  readonly outranks?: readonly string[];
  /** Names the stage only: never above possible, and behind every other rule. */
  readonly fallback?: true;
  /** Narrows where to look, whichever the cause is: no rival of any, and behind those that fit as well. */
  readonly narrowsOnly?: true;
  readonly references: readonly string[];
}

/** Types a rule as the literal it is, so that a misspelt kind, field or value does not compile. */
export const defineRule = <const R extends Rule>(rule: R): R => rule;
