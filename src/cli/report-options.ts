import { LicAnalyzeError } from '../core/errors.js';
import type { OptionForm } from './option-form.js';
import { FORMATS, type Format, type ReportOptions } from './program.js';

/** Who reads a report. */
const READERS = ['engineer', 'customer', 'note', 'terminal'] as const;
/** What is masked: secrets always, names of people and hosts on demand. */
const REDACTIONS = ['secrets', 'identities'] as const;

/** Versions of the JSON report. */
const SCHEMAS = ['1', '2'] as const;

/** Arguments about the report. */
export interface ReportArguments {
  readonly format: Format | undefined;
  readonly output: string | undefined;
  readonly schema: (typeof SCHEMAS)[number] | undefined;
  readonly for: (typeof READERS)[number] | undefined;
  readonly 'max-size': string | undefined;
  readonly redact: (typeof REDACTIONS)[number] | undefined;
  readonly map: string | undefined;
  readonly force: boolean | undefined;
}

const GROUP = { group: 'The report:' } as const;
const TEXT = { ...GROUP, type: 'string', requiresArg: true } as const;

/** Options about the report. */
export const REPORT_OPTIONS = {
  format: { ...GROUP, choices: FORMATS, describe: "Form of the report; else by the output's ending" },
  output: { ...TEXT, alias: 'o', completes: 'file', describe: 'File for the report' },
  schema: { ...GROUP, choices: SCHEMAS, describe: 'Version of the JSON; 2 has each cited line once' },
  for: { ...GROUP, choices: READERS, describe: 'Reader: a letter, a note for a case, or a terminal' },
  'max-size': { ...TEXT, describe: 'Fold long parts to fit, such as 60k or 1M' },
  redact: { ...GROUP, choices: REDACTIONS, describe: 'Secrets always; identities for public places' },
  map: { ...TEXT, completes: 'file', describe: 'File for what undoes --redact identities' },
  force: { ...GROUP, type: 'boolean', describe: 'Overwrite the file of --map' },
} as const satisfies Readonly<Record<string, OptionForm>>;

/** The requested report. */
export interface ReportWish {
  readonly format: Format;
  readonly options: ReportOptions;
}

/**
 * The report that the arguments ask for: a terminal gets the answer alone, unless they say more. Throws `unknown-option` if
 * they contradict each other.
 */
export function reportWish(args: ReportArguments, toTerminal = false): ReportWish {
  const format = args.format ?? formatOf(args.output);
  const complaint = nonsense(args, format);
  if (complaint !== null) throw new LicAnalyzeError('unknown-option', complaint);
  const maxSize = args['max-size'];
  const isPlain = args.format === undefined && args.output === undefined && maxSize === undefined;
  const reader = args.for ?? (toTerminal && isPlain ? 'terminal' : undefined);
  const options = {
    ...(reader === undefined ? {} : { for: reader }),
    ...(args.schema === '2' ? { schema: 2 as const } : {}),
    ...(args.redact === undefined ? {} : { redact: args.redact }),
    ...(maxSize === undefined ? {} : { maxSize: bytesOf(maxSize) }),
  };
  return { format, options };
}

/** By the file's extension: `-o report.html` asks for a page. */
function formatOf(output: string | undefined): Format {
  const ending = /\.(html?|json)$/i.exec(output ?? '')?.[1]?.toLowerCase();
  if (ending === undefined) return 'markdown';
  return ending === 'json' ? 'json' : 'html';
}

function nonsense({ schema, for: reader, redact, map, force, 'max-size': maxSize }: ReportArguments, format: Format) {
  if (format === 'json' && reader !== undefined) return '--for is for Markdown and HTML: JSON is for programs.';
  if (format === 'html' && (reader === 'note' || reader === 'terminal'))
    return `--for ${reader} is plain text: it needs no page.`;
  if (format === 'json' && maxSize !== undefined) return '--max-size is for Markdown and HTML: JSON is always whole.';
  if (format !== 'json' && schema !== undefined) return '--schema is for JSON: add --format json.';
  if (map !== undefined && redact !== 'identities') return '--map needs --redact identities: else no name is replaced.';
  if (map === '-') return '--map needs a file: the names must not stand beside the report.';
  return force === true && map === undefined ? '--force is for --map, and there is none.' : null;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1000, m: 1_000_000 };

/** `60k` as bytes, in decimal units. */
function bytesOf(text: string): number {
  const [, number = '', unit = ''] = /^(\d{1,9})([km]?)b?$/i.exec(text) ?? [];
  const bytes = Number(number) * (UNITS[unit.toLowerCase()] ?? 1);
  if (number !== '' && bytes > 0) return bytes;
  throw new LicAnalyzeError('unknown-option', `Write --max-size as 60k, 1M or a number of bytes, not ${text}.`);
}
