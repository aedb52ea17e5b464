import { COMMANDS, COMMON_OPTIONS } from '../command-table.js';
import type { CommandForm, OptionForm } from '../option-form.js';

/** An option as a shell completes it. */
export interface CompletedOption {
  /** `--output`, and `-o` if it has a short form. */
  readonly long: string;
  readonly short: string | null;
  readonly describe: string;
  readonly repeats: boolean;
  /** What its value can be; null for a switch. `text` is free, and no file. */
  readonly value: Values | null;
}

/** What can stand in a place: files, nothing known, or one of some words. */
export type Values = 'file' | 'text' | readonly string[];

/** A command as a shell completes it. */
export interface CompletedCommand {
  /** Empty for what is done without a command. */
  readonly name: string;
  readonly describe: string;
  readonly options: readonly CompletedOption[];
  /** What stands in each place behind the name; the last one repeats if `many`. */
  readonly places: readonly { readonly name: string; readonly values: Values; readonly many: boolean }[];
}

/** All commands with their options, in the order of the help. */
export function completedCommands(rules: readonly string[]): readonly CompletedCommand[] {
  return COMMANDS.map((form) => completed(form, rules));
}

function completed({ name, describe, options, takes }: CommandForm, rules: readonly string[]): CompletedCommand {
  const all = Object.entries<OptionForm>({ ...options, ...COMMON_OPTIONS });
  return {
    name,
    describe,
    options: all.map(([long, option]) => ({
      long: `--${long}`,
      short: typeof option.alias === 'string' ? `-${option.alias}` : null,
      describe: option.describe ?? '',
      repeats: option.array === true,
      value: option.type === 'boolean' ? null : valuesOf(option.completes ?? option.choices ?? 'text', rules),
    })),
    places: takes.map((one) => ({
      name: one.name,
      values: valuesOf(one.completes, rules),
      many: one.many === true,
    })),
  };
}

function valuesOf(what: 'file' | 'rule' | 'text' | readonly unknown[], rules: readonly string[]): Values {
  if (what === 'rule') return rules;
  return typeof what === 'string' ? what : what.map(String);
}

/** A word in single quotes, as POSIX shells read it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
