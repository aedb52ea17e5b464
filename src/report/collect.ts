import type { Rule } from '../core/rule.js';
import type { CollectItem } from '../core/analysis.js';
import type { Role } from '../core/source.js';
import { managerCapture, portOf, serverCapture, type Place } from './collect-capture.js';
import { shellFor } from './shells.js';
import { withDetails } from './words/parts.js';
import { hanging, wrap } from './wrap.js';

export type { Place } from './collect-capture.js';

/** The hosts of a case, as far as known before it has files. */
export interface CollectPlaces {
  readonly server: Place | null;
  readonly proxy: Place | null;
}

const WIDTH = 80;

const PLACES: readonly (readonly [Role, string])[] = [
  ['manager', 'On the manager (vManage; on every node of a cluster)'],
  ['ssm', 'On the SSM'],
  ['proxy', 'On the proxy'],
  ['capture', 'On the way between them'],
  ['other', 'Elsewhere'],
];

/** One item to collect from a host, once for all causes that need it. */
interface CollectEntry {
  readonly what: string;
  /** Shell and rights. */
  readonly shell: string;
  /** Lines to type, or paths to fetch; empty for something to look at. */
  readonly lines: readonly string[];
  readonly kind: 'capture' | 'file' | 'command' | 'look';
  readonly causes: number;
}

/**
 * What to fetch from which host before a case has files, as Markdown for 80 columns: the rules' items, each once, the
 * most needed first. Captures come before all, because they must run while a sync fails.
 */
export function renderCollect(rules: readonly Rule[], places: CollectPlaces): string {
  const items = rules.flatMap((rule) => rule.collect);
  const hosts = PLACES.filter(([role]) => role !== 'proxy' || places.proxy !== null);
  const sections = hosts.flatMap(([role, title]) => {
    const entries = entriesOf(items.filter(({ host }) => host === role));
    return entries.length === 0 ? [] : [[`## ${title}`, ...entries.map((one) => entry(one, places))].join('\n\n')];
  });
  return `${['# What to collect', ...opening(), ...sections].join('\n\n')}\n`;
}

/** The same as data: each item with the place that it is fetched from. */
export function collectEntries(
  rules: readonly Rule[],
  places: CollectPlaces,
): readonly (CollectEntry & { readonly host: Role })[] {
  const items = rules.flatMap((rule) => rule.collect);
  return PLACES.filter(([role]) => role !== 'proxy' || places.proxy !== null).flatMap(([role]) =>
    entriesOf(items.filter(({ host }) => host === role)).map(({ what, shell, lines, kind, causes }) => ({
      host: role,
      kind,
      what: withNames(what, places),
      shell,
      lines: lines.map((line) => withNames(line, places)),
      causes,
    })),
  );
}

function opening(): readonly string[] {
  return [
    paragraph(
      'Start the captures, run "Sync Licenses and Refresh Devices" on the manager, note the time and the message that it ' +
        'shows, end the captures, then fetch the rest. Leave out what is not available: each part is useful by itself.',
    ),
    paragraph(
      'Most of it comes in two downloads: the admin-tech of every manager node (`request admin-tech` in its Viptela CLI, ' +
        'user with netadmin rights), and the log download of the SSM GUI.',
    ),
    paragraph(
      'Single logs: the file and its rotated parts (.1, .gz) of the last two days, unchanged, not copied out of a window.',
    ),
    paragraph('Then: `lic-analyze <folder>`. It masks secrets in its report; the files themselves hold them.'),
  ];
}

const paragraph = (text: string): string => wrap(text, WIDTH).join('\n');

function entry({ what, shell, lines, kind }: CollectEntry, places: CollectPlaces): string {
  const head = hanging('- ', withDetails(withNames(what, places), shell), WIDTH).join('\n');
  if (lines.length === 0) return head;
  return [
    head,
    ...[kind === 'file' ? '```text' : '```sh', ...lines.map((line) => withNames(line, places)), '```'].map(
      (line) => `  ${line}`,
    ),
  ].join('\n');
}

/** Fills the rules' placeholders with known places. */
export function withNames(text: string, { server, proxy }: CollectPlaces): string {
  if (text.startsWith('tcpdump vpn')) return managerCapture(server, proxy);
  if (text.startsWith('tcpdump ')) return serverCapture(server);
  const port = String(portOf(server));
  const named = (words: string, name: string, { host }: Place): string =>
    // An IPv6 address before a port needs brackets (RFC 3986 section 3.2.2).
    words.replaceAll(`${name}:`, `${host.includes(':') ? `[${host}]` : host}:`).replaceAll(name, host);
  const ported = text.replaceAll('<ssm>:8443', `<ssm>:${port}`);
  const full = server === null ? ported : named(ported, '<ssm>', server);
  return proxy === null ? full : named(full, '<proxy>', proxy);
}

const ORDER: readonly CollectEntry['kind'][] = ['capture', 'file', 'command', 'look'];

/** Each file, command and look once, in the words of most causes. */
function entriesOf(items: readonly CollectItem[]): readonly CollectEntry[] {
  const known = new Map<string, CollectEntry>();
  for (const item of byCauses(items)) {
    const lines = linesOf(item).filter((line) => !isKnown(line, known));
    if (lines.length === 0 && linesOf(item).length > 0) continue;
    known.set(item.what, { what: item.what, shell: shellFor(item), lines, kind: kindOf(item), causes: item.causes });
  }
  return [...known.values()].sort(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || b.causes - a.causes || a.what.localeCompare(b.what, 'en'),
  );
}

/** `docker ps -a` includes `docker ps`, and the first of two captures of one host is enough. */
function isKnown(line: string, known: ReadonlyMap<string, CollectEntry>): boolean {
  const lines = [...known.values()].flatMap((one) => one.lines);
  return lines.some((other) => other === line || other.startsWith(`${line} -`) || programOf(other) === programOf(line));
}

/** Captures differ only in their options; other commands count as typed. */
const programOf = (line: string): string => (line.startsWith('tcpdump') ? 'tcpdump' : line);

function linesOf({ command, path }: CollectItem): readonly string[] {
  const commands = command === undefined ? [] : command.split(/;\s*/);
  return [...(path === undefined ? [] : [path]), ...commands];
}

function kindOf({ command, path }: CollectItem): CollectEntry['kind'] {
  if (command?.startsWith('tcpdump') === true) return 'capture';
  if (path !== undefined) return 'file';
  return command === undefined ? 'look' : 'command';
}

/** Merges equal items and counts their causes, the most needed first; longer commands before shorter. */
function byCauses(items: readonly CollectItem[]): readonly (CollectItem & { readonly causes: number })[] {
  const counted = new Map<string, CollectItem & { readonly causes: number }>();
  for (const item of items) {
    const key = [item.what, item.command, item.path].join('\n');
    counted.set(key, { ...item, causes: (counted.get(key)?.causes ?? 0) + 1 });
  }
  return [...counted.values()].sort(
    (a, b) =>
      b.causes - a.causes || (b.command?.length ?? 0) - (a.command?.length ?? 0) || a.what.localeCompare(b.what, 'en'),
  );
}
