import type { Analysis, Attempt, CollectItem, SourceReport } from '../core/analysis.js';
import type { Kind } from '../core/event.js';

/** What a command shows, by the kind of its events. */
const SHOWN_BY: readonly (readonly [RegExp, Kind])[] = [
  [/\bdf\b/, 'host.disk'],
  [/\bfree\b/, 'host.memory'],
  [/\bdocker\b/, 'host.container'],
  [/\bshow (?:clock|ntp)|\bdate\b|\bchronyc\b/, 'host.clock'],
  [/\bshow ip route\b/, 'host.route'],
  [/\bip addr\b|\bshow interface\b/, 'host.interface'],
  [/\bshow version\b/, 'manager.release'],
  [/\bnslookup\b|\bdig\b/, 'dns.lookup'],
  [/\bs_client\b/, 'tls.handshake'],
  [/\bping\b/, 'path.pinged'],
  [/\bcurl\b/, 'http.exchange'],
];

type Held = Pick<Analysis, 'sources' | 'timeline'>;

/** Whether the files hold what an item asks for, so that nobody is asked for it again. */
export function isHeld(item: CollectItem, analysis: Held, attempt: Attempt | null): boolean {
  const { command, path, host } = item;
  if (/\berror code\b/.test(item.what) && attempt?.oauthError != null) return true;
  if (command?.startsWith('tcpdump') === true) return hasCapture(attempt, analysis, host);
  if (command !== undefined) return command.split(/;\s*/).every((one) => showsCommand(one, host, analysis, attempt));
  return path !== undefined && sourcesOf(attempt, analysis).some((source) => source.role === host && isLog(source));
}

function showsCommand(command: string, host: string, { timeline, sources }: Held, attempt: Attempt | null): boolean {
  const kind = SHOWN_BY.find(([words]) => words.test(command))?.[1];
  const isOfHost = (path: string): boolean => sources.some((one) => one.path === path && one.role === host);
  const events = [...timeline, ...(attempt?.events ?? [])].filter((event) => event.kind === kind);
  return events.some(({ by, source }) => by === 'person' || isOfHost(source));
}

function hasCapture(attempt: Attempt | null, analysis: Held, host: string): boolean {
  // One on the server is asked for to see what arrives there: only a second capture shows that.
  const captures = sourcesOf(attempt, analysis).filter(({ role }) => role === 'capture');
  return captures.length > (host === 'ssm' ? 1 : 0);
}

/** Sources that show this attempt. */
function sourcesOf(attempt: Attempt | null, { sources }: Held): readonly SourceReport[] {
  const own = new Set((attempt?.events ?? []).flatMap(({ evidence }) => evidence.map(({ source }) => source)));
  return sources.filter(({ path }) => own.has(path));
}

function isLog({ format }: SourceReport): boolean {
  return format !== null && !/gui|transcript|har/.test(format);
}
