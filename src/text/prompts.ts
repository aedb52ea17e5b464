import { terminalText } from './terminal.js';

/** Kinds of prompt; `bare` is a lone `$` or `#` before a command, as in notes. */
export type PromptKind = 'manager-cli' | 'shell' | 'powershell' | 'cmd' | 'bare';

/** A prompt, and what was typed after it. */
export interface Prompt {
  readonly kind: PromptKind;
  /** Null if the prompt names no host. */
  readonly host: string | null;
  readonly user: string | null;
  /** As typed; empty if nothing was. */
  readonly command: string;
}

const HOST = String.raw`[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9_])?`;
const USER = String.raw`[A-Za-z_][\w.\\+-]*`;

interface Form {
  readonly kind: PromptKind;
  readonly pattern: RegExp;
}

/** Groups: `user`, `host`, `typed`. The surer forms come first. */
const FORMS: readonly Form[] = [
  // PowerShell, local or remote: `PS C:\Users\x>`, `[ssm]: PS C:\>`.
  {
    kind: 'powershell',
    pattern: /^(?:\[(?<host>[\w.-]+)\]: )?PS (?:[A-Za-z]:\\|\/|~|HK\w\w:|Microsoft\.)[^>]*>(?: (?<typed>.*))?$/,
  },
  { kind: 'cmd', pattern: /^[A-Za-z]:\\[^<>|"?*]*>(?<typed>.*)$/ },
  // `[root@SSM-On-Prem log]# `
  {
    kind: 'shell',
    pattern: new RegExp(`^\\[(?<user>${USER})@(?<host>${HOST}) [^\\]]{1,80}\\] ?[$#](?: ?(?<typed>.*))?$`),
  },
  // `admin@host:~$ `, possibly after the name of a Python or conda environment.
  {
    kind: 'shell',
    pattern: new RegExp(
      `^(?:\\([\\w.-]+\\) ?)?(?<user>${USER})@(?<host>${HOST}):[~/][^$#\\n]{0,120}?[$#](?: ?(?<typed>.*))?$`,
    ),
  },
  // zsh of macOS: `user@host ~ % `
  { kind: 'shell', pattern: new RegExp(`^(?<user>${USER})@(?<host>${HOST}) [~/\\w][^%]{0,80} %(?: (?<typed>.*))?$`) },
  // vshell of the manager: `manager:~$ `
  { kind: 'shell', pattern: new RegExp(`^(?<host>${HOST}):[~/][^\\s$#:]{0,120}[$#](?: ?(?<typed>.*))?$`) },
  { kind: 'shell', pattern: /^-?(?:ba|z|k|da)?sh-\d+(?:\.\d+)+[$#](?: ?(?<typed>.*))?$/ },
  // `manager# `, `manager(config-vpn-0)# `, an ASA's `fw/context/act# `
  {
    kind: 'manager-cli',
    pattern: new RegExp(`^(?<host>${HOST})(?:/[\\w.-]{1,40}){0,3}(?:\\(config[^)\\s]{0,60}\\))?#(?<typed>(?: .*)?)$`),
  },
  // FortiGate: `fw # `, `fw (vdom) # `, `fw $ `
  {
    kind: 'manager-cli',
    pattern: new RegExp(`^(?<host>${HOST})(?: \\([\\w.-]{1,40}\\))? [#$] (?<typed>diag(?:nose)? .*)$`),
  },
];

/**
 * `manager#show clock`: a page or a mail lost the blank; only a command's name distinguishes it from `Class#method`.
 */
const MANAGER_WITHOUT_BLANK = new RegExp(`^(?<host>${HOST})(?:\\(config[^)\\s]{0,60}\\))?#(?<typed>\\w.*)$`);
const BARE = /^\s{0,4}(?<sign>[$#]) (?<typed>\S.*)$/;

/** First words of commands that people type on a case's hosts. */
const KNOWN_COMMANDS: ReadonlySet<string> = new Set(
  (
    'curl wget openssl dig nslookup host getent ping ping6 traceroute traceroute6 tracert tracepath mtr nc ncat netcat telnet nmap ' +
    'tcpdump tshark date chronyc timedatectl ntpq ntpdate hwclock df du docker podman kubectl cat tac tail head grep egrep ' +
    'zgrep zcat less more ls ll dir cd pwd ip ifconfig ipconfig netstat ss route arp ethtool iptables nft firewall-cmd ssh scp sftp ' +
    'systemctl service journalctl dmesg hostname hostnamectl uname uptime free top vmstat ps who whoami id last show request ' +
    'vshell config commit tools nslookup exit logout end quit sudo su echo printf export env set unset vi vim nano find cp mv ' +
    'rm mkdir chmod tar gzip gunzip unzip bash sh script time timeout watch type psql redis-cli keytool awk sed wc sort ' +
    'xxd base64 python python3 java clear test-netconnection tnc resolve-dnsname invoke-webrequest invoke-restmethod iwr irm ' +
    'get-date test-connection curl.exe nslookup.exe nping monitor terminal paginate diagnose diag'
  ).split(' '),
);
/** Prefixes of a command. */
const IN_FRONT =
  /^(?:(?:sudo(?: -[ugUhpC] \S+| -\S+)*|time|env|nohup|command|exec|timeout(?: -\S+)* \d\S*|[A-Za-z_]\w*=\S*) +)+/;

/** The program of a command, without prefixes and without its path. */
export function programOf(command: string): string {
  const word =
    command
      .trim()
      .replace(IN_FRONT, '')
      .split(/[\s;|&<>]/, 1)[0] ?? '';
  return word.replace(/^.*[\\/](?=[^\\/]+$)/, '').replace(/^["']|["']$/g, '');
}

/** Whether a command begins with a known program. */
export function isKnownCommand(command: string): boolean {
  return KNOWN_COMMANDS.has(programOf(command).toLowerCase());
}

/** How to read a line. */
export interface PromptOptions {
  /** Also takes `$ curl …` and `# curl …` as prompts: only right in a transcript. */
  readonly bare?: boolean;
}

/**
 * The prompt at the begin of a line, and what was typed after it; null if there is none. A terminal's escapes,
 * backspaces and carriage returns are resolved first.
 */
export function promptOf(line: string, { bare = false }: PromptOptions = {}): Prompt | null {
  if (!/[$#>%]/.test(line)) return null;
  const text = terminalText(line);
  for (const { kind, pattern } of FORMS) {
    const groups = pattern.exec(text)?.groups;
    if (groups !== undefined) return prompt(kind, groups);
  }
  const joined = MANAGER_WITHOUT_BLANK.exec(text)?.groups;
  if (joined !== undefined && isKnownCommand(joined['typed'] ?? '')) return prompt('manager-cli', joined);
  const lone = bare ? BARE.exec(text)?.groups : undefined;
  return lone !== undefined && isKnownCommand(lone['typed'] ?? '') ? prompt('bare', lone) : null;
}

function prompt(kind: PromptKind, groups: Readonly<Record<string, string | undefined>>): Prompt {
  return {
    kind,
    host: groups['host'] ?? null,
    user: groups['user'] ?? null,
    command: (groups['typed'] ?? '').trim(),
  };
}

/** How log records and lines of tcpdump begin: a priority, a date, a time with microseconds. */
const LOG_RECORD =
  /^(?:<\d{1,3}>)?(?:[A-Za-z]{3} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} |\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}|\d{1,2}-[A-Za-z]{3,9}\.?-\d{4} \d{2}:|\d{2}:\d{2}:\d{2}\.\d{6} (?:IP6?|ARP)\b|\d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \[\d{2}\/)/;

/** What stands before a session's line in a note or a mail: blanks, quote marks. */
export const frontOf = (line: string): string => /^[ \t>]+/.exec(line)?.[0] ?? '';

/** Whether a line alone proves a transcript: a prompt with a known command. */
function convinces(written: string): boolean {
  const line = written.slice(frontOf(written).length);
  const found = promptOf(line, { bare: true });
  // In most files a lone `#` before a word is a comment.
  if (found === null || (found.kind === 'bare' && !/^\s*\$/.test(line))) return false;
  return isKnownCommand(found.command);
}

/** Whether lines are a terminal's session: a prompt with a known command, and mostly no log. */
export function isTranscript(lines: readonly string[]): boolean {
  if (!lines.some(convinces)) return false;
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.filter((line) => LOG_RECORD.test(line)).length * 2 <= filled.length;
}
