import { COMMANDS, COMMON_OPTIONS, EXAMPLES, usageOf } from '../../src/cli/command-table.js';
import { EXIT_CODES } from '../../src/cli/exit-code.js';
import type { CommandForm, OptionForm } from '../../src/cli/option-form.js';
import type { Page } from './pages.js';

const PATH = 'docs/man/lic-analyze.1';

const ABOUT = `It reads logs and packet captures of a Catalyst SD-WAN Manager (vManage) and of SSM On-Prem, offline, ties
their clocks, and reports why a license sync failed, with the evidence by file and line. Folders, files, archives, mails
and notes are read, and standard input for -. What is not recognised is listed. Nothing is sent anywhere.`;

const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['NO_COLOR', 'No colour, if it is not empty.'],
  ['FORCE_COLOR', 'Colour wherever the output goes; none with 0 or false. It stands before NO_COLOR.'],
  ['LIC_ANALYZE_DEBUG', 'Shows where a fault of lic-analyze itself was thrown.'],
];

const FILES: readonly (readonly [string, string])[] = [
  [
    'lic-analyze.config.json',
    'Zones, aliases and ignored rules of a project, read from the working folder, or from where --config says; never from inside of what is read.',
  ],
];

/** docs/man/lic-analyze.1: the manual page of the command line, from its table. No date: the same sources give the same page. */
export function manPage(): Page {
  const parts = [
    '.\\" Made by `npm run generate`.',
    '.TH LIC\\-ANALYZE 1 "" "lic\\-analyze" "User Commands"',
    '.SH NAME',
    'lic\\-analyze \\- find the root cause of failed license syncs, offline, from logs and packet captures',
    '.SH SYNOPSIS',
    COMMANDS.map((form) => `.B lic\\-analyze\n${text(usageOf(form))} [option ...]`).join('\n.br\n'),
    '.SH DESCRIPTION',
    text(ABOUT.replaceAll('\n', ' ')),
    '.SH COMMANDS',
    ...COMMANDS.map(commandPart),
    '.SH OPTIONS OF EVERY COMMAND',
    ...optionParts(COMMON_OPTIONS),
    '.SH EXIT STATUS',
    ...EXIT_CODES.map(({ code, fully }) => term(String(code), fully)),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.map(([name, means]) => term(name, means)),
    '.SH FILES',
    ...FILES.map(([name, means]) => term(name, means)),
    '.SH EXAMPLES',
    ...EXAMPLES.map(([line, does]) => `.TP\n.B lic\\-analyze ${text(line)}\n${text(does)}.`),
  ];
  return { path: PATH, text: `${parts.join('\n')}\n` };
}

function commandPart(form: CommandForm): string {
  const title = form.name === '' ? 'lic-analyze [path..]' : usageOf(form);
  return [`.SS ${text(title)}`, `${text(form.describe)}.`, ...optionParts(form.options)].join('\n');
}

function optionParts(options: Readonly<Record<string, OptionForm>>): readonly string[] {
  return Object.entries(options).map(([name, option]) => {
    const short = typeof option.alias === 'string' ? `-${option.alias}, ` : '';
    const value = option.type === 'boolean' ? '' : ` ${valueWords(option)}`;
    const fallback = typeof option.default === 'string' ? ` Default: ${option.default}.` : '';
    return term(`${short}--${name}${value}`, `${option.describe ?? ''}.${fallback}`);
  });
}

function valueWords({ choices, completes }: OptionForm): string {
  if (choices !== undefined) return choices.map(String).join('|');
  return completes === undefined ? 'TEXT' : completes.toUpperCase();
}

const term = (name: string, means: string): string => `.TP\n.B ${text(name)}\n${text(means)}`;

/** Text as roff shows it: a backslash and a hyphen as they are, and no line that is a request. */
function text(plain: string): string {
  return plain
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&');
}
