import { simpleCommands } from '../../text/shell-lines.js';

/** One program that a command line runs. */
export interface TypedCommand {
  /** Words from the program's name on, without its path and without prefixes such as `sudo`. */
  readonly words: readonly string[];
  /** The host that `ssh` runs it on; null for the prompt's host. */
  readonly host: string | null;
}

interface Front {
  /** First words of a prefix. */
  readonly begins: readonly string[];
  /** Its options that take a value. */
  readonly valued?: string;
  /** Its words after the options: a duration, a container. */
  readonly words?: number;
}

const FRONTS: readonly Front[] = [
  { begins: ['sudo'], valued: 'ugUhpCrtT' },
  { begins: ['env'], valued: 'uCS' },
  { begins: ['timeout'], valued: 'ks', words: 1 },
  { begins: ['nice'], valued: 'n' },
  { begins: ['stdbuf'], valued: 'ioe' },
  { begins: ['watch'], valued: 'n' },
  { begins: ['time'], valued: 'fo' },
  { begins: ['strace'], valued: 'eopsP' },
  { begins: ['ip', 'netns', 'exec'], words: 1 },
  { begins: ['ip', 'vrf', 'exec'], words: 1 },
  { begins: ['docker', 'exec'], valued: 'uwe', words: 1 },
  { begins: ['podman', 'exec'], valued: 'uwe', words: 1 },
  { begins: ['request', 'execute', 'vpn'], words: 1 },
  { begins: ['request', 'execute'] },
  ...['nohup', 'command', 'exec', 'builtin', 'do', 'then', 'else', 'if', 'while', 'until', '!', '{', '('].map(
    (word) => ({
      begins: [word],
    }),
  ),
];

/** Options of ssh that take a value (OpenSSH's ssh(1)). */
const SSH_VALUED = 'bcDEeFIiJLlmOopQRSWw';

/** Prefixes looked through before a program. */
const MAX_FRONTS = 8;

/** The programs that a command line runs, in order. */
export function typedCommands(line: string, windows = false): readonly TypedCommand[] {
  return simpleCommands(line, windows).flatMap((words) => withoutFront(words, null, 0));
}

function withoutFront(words: readonly string[], host: string | null, depth: number): readonly TypedCommand[] {
  const rest = words.slice(words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word)));
  const program = programName(rest[0] ?? '');
  if (program === '' || /^[A-Za-z_]\w*=/.test(rest[0] ?? '') || depth > MAX_FRONTS) return [];
  if (program === 'ssh') return atOther(rest.slice(1), depth);
  const named = [program, ...rest.slice(1)];
  const front = FRONTS.find(({ begins }) => begins.every((word, at) => named[at] === word));
  if (front === undefined) return [{ words: named, host }];
  const command = withoutOptions(named.slice(front.begins.length), front.valued ?? '').slice(front.words ?? 0);
  return withoutFront(command, host, depth + 1);
}

/** `ssh admin@ssm 'curl -v …'` runs it there. */
function atOther(words: readonly string[], depth: number): readonly TypedCommand[] {
  const [target = '', ...remote] = withoutOptions(words, SSH_VALUED);
  const host = target.replace(/^.*@/, '');
  return simpleCommands(remote.join(' ')).flatMap((inner) => withoutFront(inner, host, depth + 1));
}

function withoutOptions(words: readonly string[], valued: string): readonly string[] {
  let at = 0;
  while (words[at]?.startsWith('-') === true) {
    const word = words[at] ?? '';
    at += word.length === 2 && valued.includes(word.slice(1)) ? 2 : 1;
  }
  return words.slice(at);
}

/** `/usr/bin/curl` and `C:\Windows\System32\curl.exe` are `curl`. */
function programName(word: string): string {
  return word
    .replace(/^[(]+(?=\w)/, '')
    .replace(/^.*[\\/](?=[^\\/]+$)/, '')
    .replace(/\.exe$/i, '');
}
