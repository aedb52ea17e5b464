import type { CommandRun } from './command.js';

/** Where s_client connects to. */
export interface ClientTarget {
  readonly host: string;
  readonly port: number;
  /** `-servername`. */
  readonly serverName: string | null;
}

/** Options without a value that people put before a positional `host:port`. */
const PLAIN =
  /^-(?:showcerts|brief|debug|msg|quiet|ign_eof|no_ign_eof|tls1(?:_[123])?|no_\w+|verify_return_error|state|crlf|prexit|4|6|noservername|status|servername)$/;

/** The peer by the command line; s_client's output names only the certificate. */
export function clientTarget({ words }: CommandRun): ClientTarget | null {
  const value = (name: string): string | null => {
    const at = words.findIndex((word) => word === name || word === `-${name}`);
    return at < 0 ? null : (words[at + 1] ?? null);
  };
  const positional = words
    .slice(2)
    .filter((word, at, all) => !word.startsWith('-') && (at === 0 || PLAIN.test(all[at - 1] ?? '')))
    .at(-1);
  const connect =
    value('-connect') ?? [value('-host') ?? positional, value('-port')].filter((part) => part != null).join(':');
  const found = /^\[?(.+?)\]?(?::(\d{1,5}|https))?$/.exec(connect);
  if (connect === '' || found === null) return null;
  const port = found[2] === undefined ? 4433 : found[2] === 'https' ? 443 : Number(found[2]);
  return { host: found[1] ?? '', port, serverName: value('-servername') };
}
