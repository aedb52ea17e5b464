import { terminalText } from './terminal.js';

/** Whose prompt it is; `bare` is a lone `$` or `#` in front of a command, as notes have it. */
export type PromptKind = 'manager-cli' | 'shell' | 'powershell' | 'cmd' | 'bare';

/** A prompt, and what was typed behind it. */
export interface Prompt {
  readonly kind: PromptKind;
  /** Null where the prompt names no host. */
  readonly host: string | null;
  readonly user: string | null;
  /** As typed; empty where nothing was. */
  readonly command: string;
}

const HOST = String.raw`[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9_])?`;
const USER = String.raw`[A-Za-z_][\w.\\+-]*`;

interface Form {
  readonly kind: PromptKind;
  readonly pattern: RegExp;
}

/** Groups: `user`, `host`, `typed`. The surer ones stand first. */
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
  // `admin@host:~$ `, with the environment of a Python or conda shell in front of it.
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
  // `manager# `, `manager(config-vpn-0)# `
  { kind: 'manager-cli', pattern: new RegExp(`^(?<host>${HOST})(?:\\(config[^)\\s]{0,60}\\))?#(?<typed>(?: .*)?)$`) },
];

/** `manager#show clock`: a page or a mail took the blank away; only a word that is a command tells it from `Class#method`. */
const MANAGER_WITHOUT_BLANK = new RegExp(`^(?<host>${HOST})(?:\\(config[^)\\s]{0,60}\\))?#(?<typed>\\w.*)$`);
const BARE = /^\s{0,4}(?<sign>[$#]) (?<typed>\S.*)$/;

/** First words of commands that people type on the hosts of a case. */
const KNOWN_COMMANDS: ReadonlySet<string> = new Set(
  (
    'curl wget openssl dig nslookup host getent ping ping6 traceroute traceroute6 tracert tracepath mtr nc ncat netcat telnet nmap ' +
    'tcpdump tshark date chronyc timedatectl ntpq ntpdate hwclock df du docker podman kubectl cat tac tail head grep egrep ' +
    'zgrep zcat less more ls ll dir cd pwd ip ifconfig ipconfig netstat ss route arp ethtool iptables nft firewall-cmd ssh scp sftp ' +
    'systemctl service journalctl dmesg hostname hostnamectl uname uptime free top vmstat ps who whoami id last show request ' +
    'vshell config commit tools nslookup exit logout end quit sudo su echo printf export env set unset vi vim nano find cp mv ' +
    'rm mkdir chmod tar gzip gunzip unzip bash sh script time timeout watch type psql redis-cli keytool awk sed wc sort ' +
    'xxd base64 python python3 java clear test-netconnection tnc resolve-dnsname invoke-webrequest invoke-restmethod iwr irm ' +
    'get-date test-connection curl.exe nslookup.exe nping monitor terminal paginate'
  ).split(' '),
);
/** Words in front of a command that are none of its own. */
const IN_FRONT =
  /^(?:(?:sudo(?: -[ugUhpC] \S+| -\S+)*|time|env|nohup|command|exec|timeout(?: -\S+)* \d\S*|[A-Za-z_]\w*=\S*) +)+/;

/** The first word of a command, without what stands in front of it and without the path of its program. */
export function programOf(command: string): string {
  const word =
    command
      .trim()
      .replace(IN_FRONT, '')
      .split(/[\s;|&<>]/, 1)[0] ?? '';
  return word.replace(/^.*[\\/](?=[^\\/]+$)/, '').replace(/^["']|["']$/g, '');
}

/** Whether a command begins with the name of a program that is known here. */
export function isKnownCommand(command: string): boolean {
  return KNOWN_COMMANDS.has(programOf(command).toLowerCase());
}

/** How a line is looked at. */
export interface PromptOptions {
  /** Takes `$ curl …` and `# curl …` for prompts too: right only in a file that is a transcript anyway. */
  readonly bare?: boolean;
}

/**
 * The prompt at the begin of a line, and what was typed behind it; null where there is none.
 * Escapes, backspaces and carriage returns of a terminal are resolved first.
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

/** How records of logs and lines of tcpdump begin: a priority, a date, a time with microseconds. */
const LOG_RECORD =
  /^(?:<\d{1,3}>)?(?:[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} |\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}|\d{1,2}-[A-Z][a-z]{2,8}-\d{4} \d{2}:|\d{2}:\d{2}:\d{2}\.\d{6} (?:IP6?|ARP)\b|\d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \[\d{2}\/)/;

/** Whether a prompt tells by itself that the text is a transcript: one with a known command behind it. */
function convinces(line: string): boolean {
  const found = promptOf(line, { bare: true });
  // A `#` alone in front of a word is a comment in most files.
  if (found === null || (found.kind === 'bare' && !/^\s*\$/.test(line))) return false;
  return isKnownCommand(found.command);
}

/** Whether lines are of a terminal's session: a prompt with a known command, and no log that fills most of them. */
export function isTranscript(lines: readonly string[]): boolean {
  if (!lines.some(convinces)) return false;
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.filter((line) => LOG_RECORD.test(line)).length * 2 <= filled.length;
}
