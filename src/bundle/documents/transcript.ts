import { programOf, promptOf } from '../../text/prompts.js';
import { withoutGrepLead } from './grep-lead.js';
import { isBlank, type DocumentLine, type Part } from './line.js';
import { recordShape } from './shapes.js';

/** Programs that print a log or a capture, or a part of one. */
const PRINTS = new Set(
  (
    'cat tac head tail less more zcat zless bzcat xzcat grep egrep fgrep zgrep awk sed journalctl dmesg tcpdump tshark ' +
    'type get-content gc'
  ).split(' '),
);
/** Commands of two words and more that do: of containers, and of the manager's command line. */
const PRINTING =
  /^(?:sudo )?(?:docker|podman|kubectl)\b.*\b(?:logs?|cat|tail|head|grep)\b|^show log\b|^tools tcpdump\b|^monitor (?:start|capture)\b/;

/** Lines of an output that show whether it is a log. */
const TELLING = 40;

/** Whether a line is a prompt with a command that prints a log or a capture. */
export function printsLog(line: string): boolean {
  const command = promptOf(line)?.command ?? '';
  return PRINTS.has(programOf(command).toLowerCase()) || PRINTING.test(command);
}

/** A terminal's session taken apart. */
export interface Session {
  /** What commands printed of logs and captures. */
  readonly logs: readonly Part[];
  /** All the rest: prompts, commands and what other commands printed. */
  readonly rest: Part;
}

/**
 * Takes the logs that were printed out of a session: other readers know them than know the session. The command stays
 * with both, since it says how a capture was filtered. Null where nothing else stands in the session than one log.
 */
export function sessionOf(lines: readonly DocumentLine[]): Session | null {
  const logs: Part[] = [];
  const rest: DocumentLine[] = [];
  let output: DocumentLine[] | null = null;
  const close = (): void => {
    if (output !== null && isLog(output)) logs.push(logOf(output));
    else rest.push(...(output ?? []).slice(1));
    output = null;
  };
  for (const line of lines) {
    const isPrompt = promptOf(line.text) !== null;
    if (isPrompt) close();
    if (!isPrompt && output !== null) output.push(line);
    else rest.push(line);
    if (isPrompt && printsLog(line.text)) output = [line];
  }
  close();
  const asTyped = new Set(lines);
  const isAsPrinted = logs.every((log) => log.every((line) => asTyped.has(line)));
  return logs.length === 0 || (isAsPrinted && isOneLog(logs, rest)) ? null : { logs, rest };
}

function isLog([, ...output]: readonly DocumentLine[]): boolean {
  return shapeOf(output) !== null;
}

/** The command, and what it printed as it stands in the log. */
function logOf([command, ...output]: readonly DocumentLine[]): Part {
  return command === undefined ? [] : [command, ...withoutGrepLead(command.text, output)];
}

function shapeOf(output: readonly DocumentLine[]): string | null {
  return firstOf(output.slice(0, TELLING).map(({ text }) => recordShape(text)));
}

function firstOf(shapes: readonly (string | null)[]): string | null {
  return shapes.find((shape) => shape !== null) ?? null;
}

/** A log with the command that printed it, as people paste it: one source, as it stands. */
function isOneLog(logs: readonly Part[], rest: Part): boolean {
  const shapes = new Set(logs.map(([, ...output]) => shapeOf(output)));
  return shapes.size === 1 && rest.every((line) => isBlank(line) || isPromptOfLog(line));
}

function isPromptOfLog({ text }: DocumentLine): boolean {
  const prompt = promptOf(text);
  return prompt !== null && (prompt.command === '' || printsLog(text));
}
