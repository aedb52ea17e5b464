import { ANALYSIS_OPTIONS } from './analysis.js';
import { CONFIDENCES } from './exit-code.js';
import type { CommandForm, OptionForm, Taken } from './option-form.js';
import { REPORT_OPTIONS } from './report-options.js';

const PATHS: Taken = { name: 'path', many: true, completes: 'file', describe: 'Folders, archives, files' };
const RULE: Taken = { name: 'rule', completes: 'rule', describe: 'Id of a rule, such as wrong-grant-type' };
const CAPTURE: Taken = {
  name: 'file',
  completes: 'file',
  describe: 'A capture, also compressed or in an archive',
};

const TEXT = { type: 'string', requiresArg: true } as const;
const JSON_OPTION = { json: { type: 'boolean', describe: 'JSON, for programs' } } as const;

/** Shells that `completion` writes for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** What is done without a command. */
export const ANALYZE = {
  name: '',
  describe: 'Read what was collected and report the root cause',
  takes: [PATHS],
  options: {
    ...REPORT_OPTIONS,
    'fail-on': {
      group: 'The report:',
      choices: CONFIDENCES,
      default: CONFIDENCES[0],
      describe: 'Exit with 1 from this confidence on',
    },
    ...ANALYSIS_OPTIONS,
  },
} as const satisfies CommandForm;

export const WHY = {
  name: 'why',
  describe: 'Say why a rule fits, or at what it stopped',
  takes: [RULE, PATHS],
  options: { ...JSON_OPTION, ...ANALYSIS_OPTIONS },
} as const satisfies CommandForm;

export const CLOCKS = {
  name: 'clocks',
  describe: 'Say how the clocks of the sources were tied',
  takes: [PATHS],
  options: { ...JSON_OPTION, ...ANALYSIS_OPTIONS },
} as const satisfies CommandForm;

export const COLLECT = {
  name: 'collect',
  describe: 'List what to fetch from which host, before a case has files',
  takes: [],
  options: {
    server: { ...TEXT, describe: 'The SSM, as HOST or HOST:PORT' },
    proxy: { ...TEXT, describe: "The manager's proxy, likewise" },
    ...JSON_OPTION,
  },
} as const satisfies CommandForm;

export const RULES = {
  name: 'rules',
  describe: 'List the root causes that are looked for',
  takes: [],
  options: JSON_OPTION,
} as const satisfies CommandForm;

export const EXPLAIN = {
  name: 'explain',
  describe: 'Explain one of them, or a pasted line (-)',
  takes: [RULE],
  options: JSON_OPTION,
} as const satisfies CommandForm;

export const RESTORE = {
  name: 'restore',
  describe: 'Put back the names that --redact identities replaced',
  takes: [{ name: 'report', completes: 'file', describe: 'A report, or an answer that quotes it' }],
  options: {
    map: { ...TEXT, demandOption: true, completes: 'file', describe: 'File that --map wrote' },
    output: { ...TEXT, alias: 'o', completes: 'file', describe: 'File for the text' },
  },
} as const satisfies CommandForm;

export const PACKETS = {
  name: 'packets',
  describe: "One row a packet, with TShark's field names",
  takes: [CAPTURE],
  options: {
    json: { type: 'boolean', default: false, describe: 'One JSON object a row' },
    fields: { ...TEXT, describe: 'Columns, separated by commas' },
    limit: { ...TEXT, describe: 'Packets at most' },
  },
} as const satisfies CommandForm;

export const CONNECTIONS = {
  name: 'connections',
  describe: 'One row a TCP connection of a capture',
  takes: [CAPTURE],
  options: { json: PACKETS.options.json },
} as const satisfies CommandForm;

export const COMPLETION = {
  name: 'completion',
  describe: 'Print what completes commands and options in a shell',
  takes: [{ name: 'shell', completes: SHELLS, describe: 'bash, zsh or fish' }],
  options: {},
} as const satisfies CommandForm;

/** In the order of the help. */
export const COMMANDS: readonly CommandForm[] = [
  ANALYZE,
  WHY,
  CLOCKS,
  COLLECT,
  RULES,
  EXPLAIN,
  RESTORE,
  PACKETS,
  CONNECTIONS,
  COMPLETION,
];

/** Options of every command. */
export const COMMON_OPTIONS = {
  color: { type: 'boolean', describe: 'Colour, wherever the output goes' },
  'no-color': { type: 'boolean', describe: 'No colour' },
  version: { type: 'boolean', describe: 'Show the version' },
  help: { type: 'boolean', alias: 'h', describe: 'Show this help' },
} as const satisfies Readonly<Record<string, OptionForm>>;

/** Command lines to begin with, and what each does. */
export const EXAMPLES: readonly (readonly [line: string, does: string])[] = [
  ['case.tar.gz', 'Report on standard output'],
  ['manager/ ssm/ -o report.html', 'Several places, report as a page'],
  ['case/ --zone "ssm/*=Asia/Tokyo"', 'State a zone that no log states'],
  ['case/ --redact identities --map names.json', 'For a public place'],
];

/** How a command stands in the help: `why <rule> [path..]`. */
export function usageOf({ name, takes }: CommandForm): string {
  return [name, ...takes.map((one) => (one.many === true ? `[${one.name}..]` : `<${one.name}>`))].join(' ').trim();
}
