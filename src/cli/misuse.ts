import { LicAnalyzeError } from '../core/errors.js';
import { hintFor, nearest } from '../core/nearest.js';
import { ANALYZE, COMMANDS, COMMON_OPTIONS } from './command-table.js';
import type { OptionForm } from './option-form.js';

/** What to say if a command's required argument is missing. */
const MISSING: Readonly<Record<string, string>> = {
  completion: 'Say which shell: bash, zsh or fish',
  packets: 'Say which capture',
  connections: 'Say which capture',
  restore: 'Say which report',
};

/** The parser's messages, and ours for them. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Not enough non-option arguments.*/, 'Say which rule ("lic-analyze rules" lists them)'],
  [/^Missing required arguments?: (\w+)$/, '--$1 is missing'],
  [/^Not enough arguments following: (\w)$/, '-$1 needs a value'],
  [/^Not enough arguments following: /, 'A value is missing after --'],
  [/^Invalid values: Argument: shell, Given: (.*), Choices: /, 'There is no completion for $1; it can be '],
  [/^Invalid values: Argument: ([\w-]+), Given: (.*), Choices: /, '--$1 cannot be $2; it can be '],
];

const SEE = '"lic-analyze --help" shows what there is.';

/** What the parser says of a command line, in one sentence that says what to do. */
export function misuse(error: unknown, argv: readonly string[]): unknown {
  if (!(error instanceof Error)) return error;
  const said = error.message
    .replaceAll('\0-', '-')
    .trim()
    .replace(/\s*\n\s*/g, ' ');
  const missing = said.startsWith('Not enough non-option') ? MISSING[argv[0] ?? ''] : undefined;
  const sentence = missing ?? WORDS.reduce((text, [from, to]) => text.replace(from, to), said);
  return new LicAnalyzeError('unknown-option', unknownOption(said, argv) ?? `${sentence}; ${SEE}`);
}

function unknownOption(said: string, argv: readonly string[]): string | null {
  const names = /^Unknown arguments?: (.+)$/.exec(said)?.[1]?.split(', ') ?? [];
  const name = names.find((one) => argv.some((word) => /^--?([^=]+)/.exec(word)?.[1] === one));
  if (name === undefined) return null;
  const [command, own] = [argv[0] ?? '', optionsAt(argv)];
  const near = nearest(name, Object.keys(own)).slice(0, 3);
  if (near.length > 0) return `There is no option ${dashed(name)}; did you mean ${near.map(dashed).join(' or ')}?`;
  const others = COMMANDS.filter(({ options }) => name in options).map((one) => one.name);
  if (others.length === 0) return `There is no option ${dashed(name)}; ${SEE}`;
  return `${dashed(name)} is no option of ${isCommand(command) ? command : 'a report'}; ${SEE}`;
}

const dashed = (name: string): string => `${name.length === 1 ? '-' : '--'}${name}`;

const isCommand = (word: string): boolean => word !== '' && COMMANDS.some(({ name }) => name === word);

function optionsAt([first = '']: readonly string[]): Readonly<Record<string, OptionForm>> {
  const { options } = COMMANDS.find(({ name }) => name === first) ?? ANALYZE;
  return { ...options, ...COMMON_OPTIONS };
}

/** Runs what was chosen; asks about a command where a first word is neither that nor a path. */
export function orMisspelt(run: () => Promise<number>, first = ''): () => Promise<number> {
  const names = COMMANDS.map(({ name }) => name).filter((name) => name !== '');
  const hint = /^[a-z-]+$/i.test(first) ? hintFor(first, names, '') : '';
  if (hint === '' || isCommand(first)) return run;
  return async () => {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof LicAnalyzeError) || error.path !== first) throw error;
      throw new LicAnalyzeError('path-missing', `There is no file, folder or command ${first}; ${hint}`);
    }
  };
}

/** Options that may stand once, under any command. */
const ONCE = COMMANDS.flatMap(({ options }) => Object.entries<OptionForm>(options)).flatMap(([name, { array }]) =>
  array === true ? [] : [name],
);

// The parser makes a list of an option given twice.
export function assertOnce(args: Readonly<Record<string, unknown>>): true {
  const twice = ONCE.find((name) => Array.isArray(args[name]));
  if (twice !== undefined) throw new Error(`--${twice} is given twice`);
  return true;
}
