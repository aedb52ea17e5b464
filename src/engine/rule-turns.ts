import type { Notice } from '../core/notice.js';
import type { Rule } from '../core/rule.js';
import { ruleFailed } from './own-rules.js';

/** Judges rules until they throw; one that did is not judged again, for whatever it is asked about. */
export class RuleTurns {
  readonly #failed: Map<Rule, Notice>;

  /** With those that threw before. */
  constructor(failed: ReadonlyMap<Rule, Notice> = new Map()) {
    this.#failed = new Map(failed);
  }

  get failed(): ReadonlyMap<Rule, Notice> {
    return this.#failed;
  }

  /** What judging gives, or nothing where the rule throws. */
  of<T>(rule: Rule, judge: () => T): readonly T[] {
    if (this.#failed.has(rule)) return [];
    try {
      return [judge()];
    } catch (error) {
      this.#failed.set(rule, ruleFailed(rule.id, error));
      return [];
    }
  }
}
