import { promptOf } from '../../text/prompts.js';

/** What the sniffer was asked for. */
export interface Sniffing {
  readonly host?: string;
  readonly interface?: string;
  /** Null without a filter. */
  readonly filter?: string | null;
  /** True with the argument `a`: the times are UTC. */
  readonly isUtc?: boolean;
}

const COMMAND =
  /^diag(?:nose)? sniffer packet (\S+)(?: (?:'([^']*)'|"([^"]*)"|(none)))?(?: ([1-6]))?(?: (\d+))?(?: ([la]))?\s*$/;
const INTERFACES = /^interfaces=\[([^\]]*)\]$/;
const FILTERS = /^filters=\[(.*)\]$/;

/** The command, or one of the two lines that it begins with; null for any other line. */
export function sniffingOf(line: string): Sniffing | null {
  const text = line.trim();
  const name = INTERFACES.exec(text)?.[1];
  if (name !== undefined) return { interface: name };
  const filter = FILTERS.exec(text)?.[1];
  if (filter !== undefined) return { filter: filter === 'none' ? null : filter };
  const prompt = promptOf(text);
  const command = COMMAND.exec(prompt?.command ?? text);
  if (command === null) return null;
  const [, asked = '', single, double, , , , zone] = command;
  return {
    ...(prompt?.host == null ? {} : { host: prompt.host }),
    interface: asked,
    filter: single ?? double ?? null,
    isUtc: zone === 'a',
  };
}
