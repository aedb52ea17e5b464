import type { Options } from 'yargs';

/** An option as the parser has it, and what a shell can complete of its value beside its choices. */
export interface OptionForm extends Options {
  readonly completes?: 'file' | 'rule';
}

/** One command: the parser, the help, the man page, the suggestions and the completion are made from it. */
export interface CommandForm {
  /** Empty for what is done without a command. */
  readonly name: string;
  readonly describe: string;
  /** What stands after the name, in its order. */
  readonly takes: readonly Taken[];
  readonly options: Readonly<Record<string, OptionForm>>;
}

/** An argument without a name of its own. */
export interface Taken {
  readonly name: string;
  readonly describe: string;
  /** Default: one, and it must be given. */
  readonly many?: true;
  readonly completes: 'file' | 'rule' | readonly string[];
}
