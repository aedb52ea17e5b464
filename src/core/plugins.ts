import { findRule } from './find-rule.js';
import type { Notice } from './notice.js';

/**
 * Major version of the contract for rules and parsers of others: the forms of Rule and Parser, and the event kinds. It
 * rises when one that kept to it would no longer work.
 */
export const CONTRACT = 1;

/** A rule or parser, built-in or the caller's own. */
interface Unit {
  readonly id: string;
  /** The contract that it was written for; absent for this one. */
  readonly contract?: number;
}

/** The built-in ones with the caller's own. */
export interface WithOwn<T> {
  readonly all: readonly T[];
  /** One for each that was written for another contract, and is left out. */
  readonly refused: readonly Notice[];
}

/** Adds the caller's own to the built-in ones; the same id replaces. */
export function withOwn<T extends Unit>(
  what: 'rule' | 'parser',
  builtIn: readonly T[],
  own: readonly T[] = [],
): WithOwn<T> {
  const [fit, unfit] = [own.filter(isOfContract), own.filter((unit) => !isOfContract(unit))];
  const ids = new Set(fit.map(({ id }) => id));
  return {
    all: [...builtIn.filter(({ id }) => !ids.has(id)), ...fit],
    refused: unfit.map(({ id, contract }) => ({
      code: 'plugin-refused',
      source: id,
      message: `The ${what} ${id} is not used: it was written for version ${String(contract)} of the contract for plugins, and this is version ${String(CONTRACT)}.`,
    })),
  };
}

/** What is left without those that the caller disabled; throws `unknown-rule` for an id that none of them has. */
export function withoutDisabled<T extends Unit>(rules: readonly T[], disabled: readonly string[] = []): readonly T[] {
  const off = new Set(disabled.map((id) => findRule(rules, id).id));
  return rules.filter(({ id }) => !off.has(id));
}

const isOfContract = ({ contract = CONTRACT }: Unit): boolean => contract === CONTRACT;
